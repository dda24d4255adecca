import { readFragment } from '../client/__generated__/fragment-masking.ts';
import { ProgressFragmentDoc } from '../client/__generated__/graphql.ts';
import { apiProblemOf } from '../client/apollo/api-problem.ts';
import { createApolloClient } from '../client/apollo/client.ts';
import { makeUlid } from '../client/exports/ulid.ts';
import type { FinishedExport } from './await-export.ts';
import { awaitExport, freshLink } from './await-export.ts';
import { cancelAsked } from './cancel-asked.ts';
import type { Stack } from './connect.ts';
import { fetchCommand } from './fetch-command.ts';
import type { Flags } from './flags.ts';
import { Interrupted, unlessAborted } from './interruption.ts';
import type { FolderFlag } from './out-folder.ts';
import { createProgress } from './progress.ts';
import { Refused } from './refused.ts';
import { saveCopy } from './save-copy.ts';
import { sentenceOf } from './sentence.ts';
import { onePerson, SessionEnded } from './session.ts';

interface Options {
  readonly flags: Flags;
  /** An existing folder. */
  readonly dir: string;
  /** The flag that names it. @default --out */
  readonly folderFlag?: FolderFlag;
  readonly signal: AbortSignal;
  readonly stack: Stack;
  /** False leaves the file of a finished copy on the server. @default always true */
  readonly isWanted?: (copy: FinishedExport) => boolean;
}

/**
 * Requests the copy that the flags name, or follows one that was requested before, and saves it. Shows its progress.
 *
 * @throws with a sentence that says how to reach a copy that is still on the server
 */
export function fetchCopy(options: Omit<Options, 'isWanted'>): Promise<{ copy: FinishedExport; path: string }>;
export function fetchCopy(options: Options): Promise<{ copy: FinishedExport; path: string | undefined }>;
export async function fetchCopy({
  flags,
  dir,
  folderFlag = '--out',
  signal,
  stack,
  isWanted = () => true,
}: Options): Promise<{ copy: FinishedExport; path: string | undefined }> {
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
          console.error(`No answer at the moment, asking again: ${sentenceOf(problem, stack)}`);
        },
      }),
    );
    progress.end();
    if (!isWanted(copy)) return { copy, path: undefined };
    const { bytes } = copy.archive;
    const path = await saveCopy({
      copy,
      dir,
      folderFlag,
      signal,
      freshLink: () => unlessAborted(signal, freshLink(client, id)),
      onBytes: (arrived) => progress.show({ what: 'downloading', fraction: Math.floor((arrived / bytes) * 100) / 100 }),
    });
    progress.end();
    return { copy, path };
  } catch (error) {
    progress.end();
    if (copy !== undefined) throw leaving(error, stack, `The copy is kept on the server: ${command} fetches it.`);
    if (error instanceof Interrupted && asking !== undefined) {
      console.error(`Cancelling the export ${id} … Ctrl-C again leaves at once.`);
      throw new Interrupted(await cancelAsked({ client, id, asking, command }));
    }
    const goesOn = asking !== undefined || 'id' in wanted;
    if (
      goesOn &&
      (error instanceof Interrupted || error instanceof SessionEnded || apiProblemOf(error) === 'Unreachable')
    )
      throw leaving(error, stack, `The export may go on without this command: ${command} fetches the copy.`);
    throw error;
  }
}

/** Keeps the kind of failure and adds how to reach the copy that is still on the server. */
function leaving(error: unknown, stack: Stack, wayBack: string): Error {
  const message = `${sentenceOf(error, stack).replace(/(?<![.?!])$/, '.')} ${wayBack}`;
  return error instanceof Interrupted ? new Interrupted(message) : new Refused(message, { cause: error });
}
