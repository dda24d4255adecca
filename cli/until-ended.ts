import type { KnownExportFragment } from '../client/__generated__/graphql.ts';
import type { ExportStore } from '../client/exports/export-store.ts';
import { findExport, hasEnded } from '../client/exports/known-exports.ts';
import { Refused } from './refused.ts';
import { asSessionEnd, SessionEnded } from './session.ts';

interface Options {
  readonly store: Pick<ExportStore, 'listen' | 'snapshot'>;
  readonly id: string;
  /** Called with each new state. */
  readonly onProgress: (known: KnownExportFragment) => void;
  /** Called once each time answers start to fail. */
  readonly onProblem: (problem: unknown) => void;
  readonly nowMs: () => number;
}

/** After this long without an answer, the command stops waiting. The export goes on without it. */
const longestProblemMs = 5 * 60_000;

/**
 * Waits until an export that the store knows has ended. The store retries failed requests. A session that has ended is
 * final.
 */
export function untilEnded({ store, id, onProgress, onProblem, nowMs }: Options): Promise<KnownExportFragment> {
  return new Promise((resolve, reject) => {
    let failingSinceMs: number | undefined;
    const end = (act: () => void) => {
      stopListening();
      act();
    };
    const fail = (error: Error) => end(() => reject(error));
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
      const cause = asSessionEnd(problem);
      if (cause instanceof SessionEnded || nowMs() - failingSinceMs > longestProblemMs) fail(cause);
    };
    const stopListening = store.listen(look);
    look();
  });
}
