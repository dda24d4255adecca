import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { KnownRestoreFragment } from '../__generated__/graphql.ts';
import type { RestoreApi } from './restore-api.ts';

/**
 * Follows one restore. It subscribes first, then reads, and reads again while a run is at work and no change has come for
 * a while, since events can be lost. The higher version wins.
 *
 * @returns a function that stops this
 */
export function watchRestore(
  api: Pick<RestoreApi, 'one' | 'changes'>,
  id: string,
  listener: {
    /** Called with each newer state; null when there is no such restore. */
    readonly onChange: (restore: KnownRestoreFragment | null) => void;
    /** Called when a reading fails. The next one follows. */
    readonly onProblem: (problem: unknown) => void;
  },
): () => void {
  let latest: KnownRestoreFragment | undefined;
  let lastNewsMs = Date.now();
  let isStopped = false;
  const take = (incoming: KnownRestoreFragment): void => {
    lastNewsMs = Date.now();
    if (isStopped || incoming.id !== id || !isNewer(incoming, latest)) return;
    latest = incoming;
    listener.onChange(incoming);
  };
  const read = async (): Promise<void> => {
    lastNewsMs = Date.now();
    try {
      const restore = await api.one(id);
      if (restore) take(restore);
      else if (!isStopped) listener.onChange(null);
    } catch (problem) {
      if (!isStopped) listener.onProblem(problem);
    }
  };
  const changes = api.changes().subscribe(take);
  void read();
  const timer = setInterval(() => {
    const isWorking = !latest || restoreStatuses[latest.status].isWorking;
    if (isWorking && Date.now() - lastNewsMs >= silenceMs) void read();
  }, 500);
  return () => {
    isStopped = true;
    clearInterval(timer);
    changes.unsubscribe();
  };
}

/** At equal versions only EXPIRED is news, because it comes from the clock and changes no row. */
export function isNewer(incoming: KnownRestoreFragment, held: KnownRestoreFragment | undefined): boolean {
  if (!held || incoming.version !== held.version) return !held || incoming.version > held.version;
  return incoming.status === 'EXPIRED' && held.status !== 'EXPIRED';
}

/** A run reports each second while it makes progress, and every 15 s otherwise. */
export const silenceMs = 4_000;
