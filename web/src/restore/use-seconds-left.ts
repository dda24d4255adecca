import { useRef } from 'react';
import type { KnownRestoreFragment, RestoreStatus } from '../../../client/__generated__/graphql.ts';
import type { ProgressSample } from './time-left.ts';
import { secondsLeft } from './time-left.ts';

/**
 * Seconds until the writes are done, by the progress since the page first saw them. Undefined when nothing is known.
 */
export function useSecondsLeft(
  status: RestoreStatus,
  progress: KnownRestoreFragment['progress'] | undefined,
): number | undefined {
  const first = useRef<(ProgressSample & { readonly status: RestoreStatus }) | undefined>(undefined);
  if (!progress || progress.total === null || !isWriting.has(status)) return undefined;
  const now = { atMs: Date.now(), done: progress.done };
  // The next run counts from zero again.
  if (first.current?.status !== status || first.current.done > now.done) first.current = { ...now, status };
  return secondsLeft(progress.total, first.current, now);
}

const isWriting: ReadonlySet<RestoreStatus> = new Set(['APPLYING', 'UNDOING']);
