import { readFragment } from '../client/__generated__/fragment-masking.ts';
import { ProgressFragmentDoc } from '../client/__generated__/graphql.ts';
import { apiProblemOf } from '../client/apollo/api-problem.ts';
import { createApolloClient } from '../client/apollo/client.ts';
import { makeUlid } from '../client/exports/ulid.ts';
import type { FinishedExport } from './await-export.ts';
import { awaitExport, freshLink } from './await-export.ts';
import { cancelAsked } from './cancel-asked.ts';
import type { Stack } from './connect.ts';
import { connect } from './connect.ts';
import { exitCodes } from './exit-codes.ts';
import { fetchCommand } from './fetch-command.ts';
import { fewerRecordsLines } from './fewer-records.ts';
import type { Flags } from './flags.ts';
import { readFlags, usage, WrongFlag } from './flags.ts';
import { Interrupted, listenForInterruption, unlessAborted } from './interruption.ts';
import { prepareOutFolder } from './out-folder.ts';
import { createProgress } from './progress.ts';
import { readSecret } from './read-secret.ts';
import { Refused } from './refused.ts';
import { saveCopy } from './save-copy.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson, SessionEnded } from './session.ts';
import { signInAs } from './sign-in.ts';
import { whoSignsIn } from './who.ts';

let stack: Stack | undefined;

/** `npm run export`: the page's job without a browser. Returns the exit code. */
async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2), process.env);
  if (flags === 'help') {
    console.log(usage);
    return exitCodes.done;
  }
  const signal = listenForInterruption({ leave: (code) => process.exit(code), nowMs: Date.now });
  const dir = await prepareOutFolder(flags.outDir);
  stack = await connect(flags.outputsFile);
  const email = await unlessAborted(signal, signIn(flags, stack, signal));
  const { copy, path } = await fetchCopy(flags, dir, signal);
  console.error(`${email}: ${described(copy)}; SHA-256 ${copy.archive.sha256}`);
  if (copy.fewerRecords)
    for (const line of fewerRecordsLines(copy.fewerRecords, (id) => fetchCommand(id, flags), Date.now()))
      console.error(line);
  console.log(path);
  return copy.fewerRecords ? exitCodes.fewerRecords : exitCodes.done;
}

/** Returns the email address of the signed-in person. */
async function signIn(flags: Flags, { isLocal }: Stack, signal: AbortSignal): Promise<string> {
  const ask = (prompt: string) =>
    readSecret({
      prompt,
      input: process.stdin,
      output: process.stderr,
      signal,
      interrupt: () => process.kill(process.pid, 'SIGINT'),
    });
  const person = await whoSignsIn({
    email: flags.email,
    outputsFile: flags.outputsFile,
    isLocal,
    ask,
    environment: process.env,
  });
  await signInAs(person, { ask, environment: process.env });
  return person.email;
}

async function fetchCopy(
  flags: Flags,
  dir: string,
  signal: AbortSignal,
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
            status: known.status,
            ...(at === null ? {} : { phase: at.phase, rowsRead: at.rowsRead, fraction: at.fraction }),
          });
        },
        onProblem: (problem) => {
          progress.end();
          console.error(`No answer at the moment, asking again: ${sentenceOf(problem, stack)}`);
        },
      }),
    );
    const { bytes } = copy.archive;
    const path = await saveCopy({
      copy,
      dir,
      signal,
      freshLink: () => unlessAborted(signal, freshLink(client, id)),
      onBytes: (arrived) =>
        progress.show({ status: 'downloading', fraction: Math.floor((arrived / bytes) * 100) / 100 }),
    });
    progress.end();
    return { copy, path };
  } catch (error) {
    progress.end();
    if (copy !== undefined) throw leaving(error, `The copy is kept on the server: ${command} fetches it.`);
    if (error instanceof Interrupted && asking !== undefined) {
      console.error(`Cancelling the export ${id} … Ctrl-C again leaves at once.`);
      throw new Interrupted(await cancelAsked({ client, id, asking, command }));
    }
    const goesOn = asking !== undefined || 'id' in wanted;
    if (
      goesOn &&
      (error instanceof Interrupted || error instanceof SessionEnded || apiProblemOf(error) === 'Unreachable')
    )
      throw leaving(error, `The export may go on without this command: ${command} fetches the copy.`);
    throw error;
  }
}

/** Keeps the kind of failure and adds how to reach the copy that is still on the server. */
function leaving(error: unknown, wayBack: string): Error {
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

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(process.env['DEBUG'] === undefined ? sentenceOf(error, stack) : error);
    process.exit(
      error instanceof Interrupted
        ? exitCodes.interrupted
        : error instanceof WrongFlag
          ? exitCodes.wrongFlags
          : exitCodes.failed,
    );
  },
);
