import { useRef } from 'react';
import type { KnownRestoreFragment, RestoreStatus } from '../../../client/__generated__/graphql.ts';
import { RestoreTimeLeft } from '../../../client/restores/restore-time-left.ts';

/** Seconds until the work is done, by the progress since the page first saw it. Undefined when nothing is known. */
export function useSecondsLeft(
  status: RestoreStatus,
  progress: KnownRestoreFragment['progress'] | undefined,
): number | undefined {
  const timeLeft = useRef<RestoreTimeLeft>(undefined);
  timeLeft.current ??= new RestoreTimeLeft();
  return progress
    ? timeLeft.current.secondsFrom({ status, done: progress.done, total: progress.total, atMs: Date.now() })
    : undefined;
}
