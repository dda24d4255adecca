import type { FinishedExport } from './await-export.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchCommand } from './fetch-command.ts';
import { fetchCopy } from './fetch-copy.ts';
import { fewerRecordsLines } from './fewer-records.ts';
import { readFlags, usage } from './flags.ts';
import { listenForInterruption, unlessAborted } from './interruption.ts';
import { prepareOutFolder } from './out-folder.ts';
import { recordSaved } from './record-saved.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { signInTo } from './sign-in-to.ts';

runCommand(main, 'export');

/** `npm run export`: the page's job without a browser. Returns the exit code. */
async function main(state: CommandState): Promise<number> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(usage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const dir = await prepareOutFolder(flags.outDir);
  state.stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signInTo(state.stack, flags, signal));
  const { copy, path } = await fetchCopy({ flags, dir, signal, stack: state.stack });
  console.error(`${email}: ${described(copy)}; SHA-256 ${copy.archive.sha256}`);
  if (copy.fewerRecords)
    for (const line of fewerRecordsLines(copy.fewerRecords, (id) => fetchCommand(id, flags), Date.now()))
      console.error(line);
  const isRecorded = await recordSaved({ path, id: copy.id }, state.stack);
  state.result = { path, person: email, isRecorded, ...copy };
  state.say(path);
  return copy.fewerRecords ? exitCodes.fewerRecords : exitCodes.done;
}

function described({ everything, from, to, archive }: FinishedExport): string {
  const rows = archive.entries
    .filter(({ name }) => name.endsWith('.csv'))
    .map(({ name, rows: count }) => `${name} ${count ?? 0}`);
  const days = everything
    ? `everything${archive.firstDay && archive.lastDay ? ` (${archive.firstDay} to ${archive.lastDay})` : ''}`
    : `${from ?? ''} to ${to ?? ''}`;
  const outside =
    archive.recordsOutsideDays > 0 ? [`${archive.recordsOutsideDays} of them under keys that hold no day`] : [];
  return `${days}, ${rows.join(', ')} rows${outside.map((part) => `, ${part}`).join('')}`;
}
