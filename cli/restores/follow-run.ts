import { CombinedGraphQLErrors } from '@apollo/client';
import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import type { RestoreApi } from '../../client/restores/restore-api.ts';
import { RestoreTimeLeft } from '../../client/restores/restore-time-left.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { Interrupted, unlessAborted } from '../interruption.ts';
import type { Progress } from '../progress.ts';
import { tryAgain } from '../try-again.ts';
import { about } from './about.ts';
import { counted } from './preview-lines.ts';
import { untilAtRest } from './until-at-rest.ts';

interface Options {
  readonly api: RestoreApi;
  readonly restore: KnownRestoreFragment;
  /** Aborted when the person wants to leave. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
  /** Prints a line for the person. */
  readonly tell: (line: string) => void;
  /** The command that follows the restore later. */
  readonly goOnCommand: string;
  readonly sentenceOf: (error: unknown) => string;
}

/**
 * Waits until a restore is at rest, and shows its progress. When the person wants to leave while records may be written,
 * the restore is asked to stop, and the wait goes on.
 *
 * @throws Interrupted when nothing has to be stopped, or when the request to stop did not arrive.
 */
export async function followRun(options: Options): Promise<KnownRestoreFragment> {
  const { api, signal, progress, tell, goOnCommand, sentenceOf } = options;
  const timeLeft = new RestoreTimeLeft();
  let latest = options.restore;
  const atRest = untilAtRest({
    api,
    restore: latest,
    onChange: (restore) => {
      latest = restore;
      if (restoreStatuses[restore.status].isWorking) progress.show(shown(restore, timeLeft));
    },
    onProblem: (problem) => {
      progress.end();
      tell(`No answer at the moment, asking again: ${sentenceOf(problem)}`);
    },
    nowMs: Date.now,
  });
  try {
    return await unlessAborted(signal, atRest);
  } catch (error) {
    progress.end();
    if (!(error instanceof Interrupted)) throw error;
    atRest.catch(() => undefined);
    if (restoreStatuses[latest.status].afterRequest.stop === undefined && latest.status !== 'STOPPING')
      throw new Interrupted('Interrupted. Nothing was written.', { cause: error });
    tell(`Asking the restore ${latest.id} to stop … Ctrl-C again leaves at once.`);
    try {
      await tryAgain(() => api.stop(latest.id));
    } catch (problem) {
      // It has just ended by itself.
      if (!isNotNow(problem))
        throw new Interrupted(
          `Interrupted. The restore could not be asked to stop, and goes on without this command (${sentenceOf(problem)}). ${goOnCommand} follows it.`,
          { cause: problem },
        );
    }
    return await atRest;
  } finally {
    progress.end();
  }
}

function shown({ status, progress }: KnownRestoreFragment, timeLeft: RestoreTimeLeft) {
  const what = words[status] ?? status.toLowerCase();
  if (!progress) return { what };
  const { done, total, isSlow } = progress;
  const seconds = timeLeft.secondsFrom({ status, done, total, atMs: Date.now() });
  const notes = [
    ...(isSlow ? ['the table is slow'] : []),
    ...(seconds === undefined ? [] : [`${about(seconds)} left`]),
  ];
  return {
    what,
    done: total === null ? `${counted(done)} records` : `${counted(done)} of ${counted(total)} records`,
    ...(total === null || total === 0 ? {} : { fraction: done / total }),
    ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
  };
}

const words: Readonly<Record<string, string>> = {
  CHECKING: 'comparing',
  SAVING: 'making the safety copy',
  APPLYING: 'writing',
  VERIFYING: 'reading back',
  UNDOING: 'undoing',
};

/** AppSync puts `errorType` beside `message`. */
function isNotNow(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some((one) => (one as { readonly errorType?: unknown }).errorType === 'NotNow')
  );
}
