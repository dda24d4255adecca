import type { KnownRestoreFragment } from '../../client/__generated__/graphql.ts';
import type { RestoreApi } from '../../client/restores/restore-api.ts';
import { watchRestore } from '../../client/restores/watch-restore.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { Refused } from '../refused.ts';
import { asSessionEnd, SessionEnded } from '../session.ts';

interface Options {
  readonly api: Pick<RestoreApi, 'one' | 'changes'>;
  /** The state from which to follow it. */
  readonly restore: KnownRestoreFragment;
  /** Called with each new state. */
  readonly onChange: (restore: KnownRestoreFragment) => void;
  /** Called once each time answers start to fail. */
  readonly onProblem: (problem: unknown) => void;
  readonly nowMs: () => number;
}

/** After this long without an answer, the command stops waiting. The run goes on without it. */
const longestProblemMs = 5 * 60_000;

/** Waits until no run of a restore is at work. Failed readings are repeated. A session that has ended is final. */
export function untilAtRest({
  api,
  restore: first,
  onChange,
  onProblem,
  nowMs,
}: Options): Promise<KnownRestoreFragment> {
  if (!restoreStatuses[first.status].isWorking) return Promise.resolve(first);
  return new Promise((resolve, reject) => {
    let failingSinceMs: number | undefined;
    const end = (act: () => void) => {
      stopWatching();
      act();
    };
    const stopWatching = watchRestore(api, first.id, {
      onChange: (restore) => {
        failingSinceMs = undefined;
        if (!restore) end(() => reject(new Refused('The restore is no longer there.')));
        // An answer may be older than the state from which the following began.
        else if (restore.version >= first.version) {
          onChange(restore);
          if (!restoreStatuses[restore.status].isWorking) end(() => resolve(restore));
        }
      },
      onProblem: (problem) => {
        if (failingSinceMs === undefined) {
          failingSinceMs = nowMs();
          onProblem(problem);
        }
        const cause = asSessionEnd(problem);
        if (cause instanceof SessionEnded || nowMs() - failingSinceMs > longestProblemMs) end(() => reject(cause));
      },
    });
  });
}
