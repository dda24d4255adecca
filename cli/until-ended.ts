import type { KnownExportFragment } from '../web/__generated__/graphql.ts';
import { apiProblemOf } from '../web/src/apollo/api-problem.ts';
import type { ExportStore } from '../web/src/exports/export-store.ts';
import { findExport, hasEnded } from '../web/src/exports/known-exports.ts';
import { Refused } from './refused.ts';

interface Options {
  readonly store: Pick<ExportStore, 'listen' | 'snapshot'>;
  readonly id: string;
  /** Called with each state that is news. */
  readonly onProgress: (known: KnownExportFragment) => void;
  /** Called once each time that answers begin to fail. */
  readonly onProblem: (problem: unknown) => void;
  /** Gets new credentials; rejects where there are none to be had. */
  readonly renew: () => Promise<void>;
  readonly nowMs: () => number;
}

/** Without an answer for so long there is no use in waiting; the export goes on without us. */
const longestProblemMs = 5 * 60_000;

/** Waits until an export that the store knows has ended. What fails meanwhile is asked again by the store; credentials that have expired are renewed. */
export function untilEnded({ store, id, onProgress, onProblem, renew, nowMs }: Options): Promise<KnownExportFragment> {
  return new Promise((resolve, reject) => {
    let failingSinceMs: number | undefined;
    let renewing = false;
    const end = (act: () => void) => {
      stopListening();
      act();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const look = () => {
      const { known, problem } = store.snapshot();
      const found = findExport(known, id);
      if (found !== undefined) onProgress(found);
      if (found !== undefined && hasEnded(found.status)) end(() => resolve(found));
      else if (known.removed.has(id)) fail(new Refused('The export was deleted elsewhere.'));
      else if (problem === undefined) failingSinceMs = undefined;
      else lookAt(problem);
    };
    const lookAt = (problem: unknown) => {
      if (failingSinceMs === undefined) {
        failingSinceMs = nowMs();
        onProblem(problem);
      }
      if (nowMs() - failingSinceMs > longestProblemMs) fail(problem);
      else if (apiProblemOf(problem) === 'SignedOut' && !renewing) {
        renewing = true;
        // A network that fails now may be back at the next try; that the session has ended is final.
        renew().catch((error: unknown) => (apiProblemOf(error) === 'Unreachable' ? undefined : fail(error))).finally(() => (renewing = false));
      }
    };
    const stopListening = store.listen(look);
    look();
  });
}
