import type { JobKey, Standing } from '../jobs/jobs.ts';
import type { Storage } from './remove-attempts.ts';
import { removeAttempts } from './remove-attempts.ts';

/**
 * Removes what is left of an export that has ended: of all its attempts, but for the archive of one that is READY. A process that was killed
 * leaves its object or its half upload behind; whoever finds the export ended afterwards clears it away. Does nothing while one may be at work.
 */
export async function removeRemains(
  storage: Storage,
  { owner, id }: JobKey,
  { status, attempt }: Standing,
): Promise<void> {
  if (status === 'REQUESTED' || status === 'RUNNING') return;
  await removeAttempts(
    storage,
    { owner, id },
    attemptsThrough(status === 'READY' || status === 'EXPIRED' ? attempt - 1 : attempt),
  );
}

/** 1 to `last`. */
export function attemptsThrough(last: number): number[] {
  return Array.from({ length: Math.max(0, last) }, (_, index) => index + 1);
}
