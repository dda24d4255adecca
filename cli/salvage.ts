import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Salvage, SalvagedTable } from '../archive/salvage/salvage-copy.ts';
import { salvageCopy } from '../archive/salvage/salvage-copy.ts';
import { verifyArchive } from '../archive/verify-archive.ts';
import { wallClock } from '../archive/zip/wall-clock.ts';
import type { ReadyEntry } from '../archive/zip/write-archive.ts';
import { existingFile } from './existing-file.ts';
import { exitCodes } from './exit-codes.ts';
import { openFileSource } from './file-source.ts';
import { listenForInterruption } from './interruption.ts';
import { asRefusal, prepareOutFolder, privateMode } from './out-folder.ts';
import { printable } from './printable.ts';
import { Refused } from './refused.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { builtViewer } from './salvage/built-viewer.ts';
import { readSalvageFlags, salvageUsage } from './salvage/salvage-flags.ts';
import { isComplete, salvagedLines } from './salvage/salvaged-lines.ts';
import { nameFreely } from './save-archive.ts';

runCommand(main, 'salvage');

/** `npm run salvage`: makes a new copy of what is left of a damaged one. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readSalvageFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(salvageUsage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const { path } = await existingFile(flags.file);
  const dir = await prepareOutFolder(flags.outDir);
  const name = `${basename(path).replace(/\.zip$/i, '')}-salvaged.zip`;
  const part = join(dir, `.myhome-account.${randomUUID()}.part`);
  const source = await openFileSource(path);
  try {
    const now = new Date();
    const entryDate = wallClock(now.toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone);
    const salvage = await salvageCopy(source, { now, entryDate, signal, viewer: await viewerIfAny() });
    const tables = await write(salvage, part);
    if (tables.every(({ records, isProven }) => records === 0 && !isProven))
      throw new Refused(`No record of ${path} could be read. No copy was made.`);
    await verifyArchive(createReadStream(part));
    const made = await nameFreely(part, dir, name);
    for (const line of salvagedLines(tables, salvage.hasManifest)) console.error(printable(line));
    state.result = { path: made, isComplete: isComplete(tables), hasManifest: salvage.hasManifest, tables };
    state.say(made);
    return isComplete(tables) ? exitCodes.done : exitCodes.partWay;
  } catch (error) {
    signal.throwIfAborted();
    throw asRefusal(error, dir);
  } finally {
    await source.close();
    await rm(part, { force: true });
  }
}

/** The records matter more than the viewer: `npm run viewer` makes that at any time. */
async function viewerIfAny(): Promise<ReadyEntry | undefined> {
  try {
    return await builtViewer();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [line = ''] = error.message.split('\n');
    console.error(printable(`The copy gets no viewer.html, because it could not be built (${line}).`));
    return undefined;
  }
}

async function write({ bytes, tables }: Salvage, part: string): Promise<readonly SalvagedTable[]> {
  const [found] = await Promise.all([
    tables,
    pipeline(bytes, createWriteStream(part, { flags: 'wx', mode: privateMode, flush: true })),
  ]);
  return found;
}
