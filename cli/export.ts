import { readFragment } from '../client/__generated__/fragment-masking.ts';
import { ProgressFragmentDoc } from '../client/__generated__/graphql.ts';
import { apiProblemOf } from '../client/apollo/api-problem.ts';
import { createApolloClient } from '../client/apollo/client.ts';
import { makeUlid } from '../client/exports/ulid.ts';
import { asTyped } from './as-typed.ts';
import type { FinishedExport } from './await-export.ts';
import { awaitExport, freshLink } from './await-export.ts';
import { cancelAsked } from './cancel-asked.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchCommand } from './fetch-command.ts';
import { fewerRecordsLines } from './fewer-records.ts';
import type { Flags } from './flags.ts';
import { readFlags, usage } from './flags.ts';
import { Interrupted, listenForInterruption, unlessAborted } from './interruption.ts';
import { prepareOutFolder } from './out-folder.ts';
import { createProgress } from './progress.ts';
import { Refused } from './refused.ts';
import type { CommandState } from './run-command.ts';
import { runCommand } from './run-command.ts';
import { saveCopy } from './save-copy.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson, SessionEnded } from './session.ts';
import { signInTo } from './sign-in-to.ts';
import { thisDevice } from './this-device.ts';
import { recordReceipt } from './verify/record-receipt.ts';
import type { WholeCopy } from './verify/whole-copy.ts';

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
  const { copy, path } = await fetchCopy(flags, dir, signal, state);
  console.error(`${email}: ${described(copy)}; SHA-256 ${copy.archive.sha256}`);
  if (copy.fewerRecords)
    for (const line of fewerRecordsLines(copy.fewerRecords, (id) => fetchCommand(id, flags), Date.now()))
      console.error(line);
  const isRecorded = await recordSaved({ path, id: copy.id }, state);
  state.result = { path, person: email, isRecorded, ...copy };
  state.say(path);
  return copy.fewerRecords ? exitCodes.fewerRecords : exitCodes.done;
}

async function fetchCopy(
  flags: Flags,
  dir: string,
  signal: AbortSignal,
  state: CommandState,
): Promise<{ copy: FinishedExport; path: string }> {
  const client = createApolloClient(onePerson);
  const progress = createProgress(process.stderr);
  const { wanted } = flags;
  const id = 'id' in wanted ? wanted.id : makeUlid();
  const command = fetchCommand(id, flags);
  let asking: Promise<unknown> | undefined;
  let copy: FinishedExport | undefined;
  try {
    copy = await unlessAborted(
      signal,
      awaitExport({
        client,
        wanted,
        id,
        onRequest: (request) => {
          asking = request;
        },
        onProgress: (known) => {
          const { progress: at } = readFragment(ProgressFragmentDoc, known);
          progress.show({
            what: (known.status === 'RUNNING' && at !== null ? at.phase : known.status).toLowerCase(),
            ...(at === null ? {} : { done: `${at.rowsRead.toLocaleString('en')} rows`, fraction: at.fraction }),
          });
        },
        onProblem: (problem) => {
          progress.end();
          console.error(`No answer at the moment, asking again: ${sentenceOf(problem, state.stack)}`);
        },
      }),
    );
    const { bytes } = copy.archive;
    const path = await saveCopy({
      copy,
      dir,
      signal,
      freshLink: () => unlessAborted(signal, freshLink(client, id)),
      onBytes: (arrived) => progress.show({ what: 'downloading', fraction: Math.floor((arrived / bytes) * 100) / 100 }),
    });
    progress.end();
    return { copy, path };
  } catch (error) {
    progress.end();
    if (copy !== undefined) throw leaving(error, state, `The copy is kept on the server: ${command} fetches it.`);
    if (error instanceof Interrupted && asking !== undefined) {
      console.error(`Cancelling the export ${id} … Ctrl-C again leaves at once.`);
      throw new Interrupted(await cancelAsked({ client, id, asking, command }));
    }
    const goesOn = asking !== undefined || 'id' in wanted;
    if (
      goesOn &&
      (error instanceof Interrupted || error instanceof SessionEnded || apiProblemOf(error) === 'Unreachable')
    )
      throw leaving(error, state, `The export may go on without this command: ${command} fetches the copy.`);
    throw error;
  }
}

/** The copy is saved, whatever becomes of its receipt. False when it has none. */
async function recordSaved(copy: WholeCopy, { stack }: CommandState): Promise<boolean> {
  try {
    await recordReceipt(createApolloClient(onePerson), copy, thisDevice());
    return true;
  } catch (error) {
    console.error(
      `The copy is saved. The service did not take note of it (${sentenceOf(error, stack)}); ${asTyped('verify')} FILE --record does that later.`,
    );
    return false;
  }
}

/** Keeps the kind of failure and adds how to reach the copy that is still on the server. */
function leaving(error: unknown, { stack }: CommandState, wayBack: string): Error {
  const message = `${sentenceOf(error, stack).replace(/(?<![.?!])$/, '.')} ${wayBack}`;
  return error instanceof Interrupted ? new Interrupted(message) : new Refused(message, { cause: error });
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
