import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fetchAuthSession } from 'aws-amplify/auth';
import type { FinishedExport } from './await-export.ts';
import { backupUsage, readBackupFlags } from './backup/backup-flags.ts';
import type { BackedUp } from './backup/backup-record.ts';
import { readBackupRecord, writeBackupRecord } from './backup/backup-record.ts';
import { oldCopies } from './backup/old-copies.ts';
import { OlderCopies } from './backup/older-copies.ts';
import { removeLeftovers } from './backup/remove-leftovers.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchCommand } from './fetch-command.ts';
import { fetchCopy } from './fetch-copy.ts';
import { fewerRecordsLines } from './fewer-records.ts';
import { listenForInterruption, unlessAborted } from './interruption.ts';
import { minute } from './minute.ts';
import { prepareOutFolder } from './out-folder.ts';
import { recordSaved } from './record-saved.ts';
import { Refused } from './refused.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { signInTo } from './sign-in-to.ts';

runCommand(main, 'backup');

/** `backup`: saves a copy where the ledger has changed, and thins the old ones out. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readBackupFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(backupUsage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const dir = await prepareOutFolder(flags.dir, '--to');
  let record = await readBackupRecord(dir);
  await removeLeftovers(dir, Date.now());
  const stack = (state.stack = await connect(flags.outputsFile));
  const person = await unlessAborted(signal, signInTo(stack, flags, signal));
  const owner = await signedInOwner();

  const older = new OlderCopies(
    dir,
    record.filter((copy) => copy.owner === owner),
    (copy, found) => state.say(`${join(dir, copy.file)}: ${warnings[found]}`),
  );
  const last = await unlessAborted(signal, older.newestGood());

  const exportFlags = { ...flags, outDir: dir, wanted: { period: 'everything', language: 'ja' } } as const;
  const { copy, path } = await fetchCopy({
    flags: exportFlags,
    dir,
    folderFlag: '--to',
    signal,
    stack,
    isWanted: (made: FinishedExport) => last === undefined || !holdsSame(last, made),
  });
  const isNew = path !== undefined;
  let isRecorded: boolean | undefined;
  const saved = isNew ? backedUp(copy, path, owner) : undefined;
  if (saved) {
    record = [...record.filter(({ file }) => file !== saved.file), saved];
    await writeBackupRecord(dir, record);
    isRecorded = await recordSaved({ path: join(dir, saved.file), id: copy.id }, stack);
    state.say(join(dir, saved.file));
  } else if (last) state.say(`Nothing has changed since ${join(dir, last.file)} of ${minute(last.requestedAt)}.`);
  if (copy.fewerRecords)
    for (const line of fewerRecordsLines(copy.fewerRecords, (id) => fetchCommand(id, exportFlags), Date.now()))
      console.error(line);

  const good = isNew || flags.scrub ? await unlessAborted(signal, older.allGood()) : [];
  const removed = saved && !copy.fewerRecords ? await oldCopies(dir, [saved, ...good], flags.keep) : [];
  const { bad } = older;
  const gone = new Set([...removed, ...bad.filter((one) => one.state === 'GONE')].map(({ file }) => file));
  if (gone.size > 0)
    await writeBackupRecord(
      dir,
      record.filter(({ file }) => !gone.has(file)),
    );
  // After they have left the record: a crash in between leaves a file too many, and no false alarm.
  for (const { file } of removed) {
    await rm(join(dir, file), { force: true });
    console.error(`${join(dir, file)}: removed, because other copies stand for its time`);
  }
  const { fewerRecords } = copy;
  state.result = {
    person,
    path: path ?? (last && join(dir, last.file)),
    isNew,
    isRecorded,
    fewerRecords,
    removed,
    bad,
  };
  if (bad.length > 0) return exitCodes.partWay;
  return isNew && copy.fewerRecords ? exitCodes.fewerRecords : exitCodes.done;
}

async function signedInOwner(): Promise<string> {
  const { identityId } = await fetchAuthSession();
  if (identityId === undefined) throw new Refused('The sign-in gave no identity. Sign in again.');
  return identityId;
}

/** Whether the records of all tables are the same, byte for byte. */
function holdsSame({ records }: BackedUp, made: FinishedExport): boolean {
  const now = recordsOf(made);
  return (
    Object.keys(now).length === Object.keys(records).length &&
    Object.keys(now).every((name) => now[name] === records[name])
  );
}

function recordsOf({ archive }: FinishedExport): Readonly<Record<string, string>> {
  const entries = archive.entries.filter(({ name }) => name.endsWith('.jsonl'));
  return Object.fromEntries(entries.map(({ name, sha256 }) => [name, sha256]));
}

function backedUp(copy: FinishedExport, path: string, owner: string): BackedUp {
  const { bytes, sha256 } = copy.archive;
  return {
    file: basename(path),
    owner,
    exportId: copy.id,
    requestedAt: copy.requestedAt,
    bytes,
    sha256,
    records: recordsOf(copy),
  };
}

const warnings = {
  ROTTED:
    'ROTTED. It is not what was saved. Keep it, and look at the disk; salvage makes a new copy of what is intact.',
  GONE: 'GONE. It is no longer there, and is not counted from now on.',
} as const;
