import { endedByStatus } from '../../ledger/export-status.ts';
import type { CurrentState, JobKey } from '../jobs/jobs.ts';
import type { Storage } from './bucket.ts';
import { removeAttempts } from './remove-attempts.ts';

/**
 * Removes the leftovers of all attempts at an export that has ended, except for the archive of a READY export. A
 * process that was killed leaves its object or its open upload behind, and the next function that finds the export
 * ended removes them. Does nothing while an attempt may be at work.
 */
export async function removeLeftovers(
  storage: Storage,
  { owner, id }: JobKey,
  { status, attempt }: CurrentState,
): Promise<void> {
  if (!ended[status]) return;
  await removeAttempts(
    storage,
    { owner, id },
    attemptsThrough(status === 'READY' || status === 'EXPIRED' ? attempt - 1 : attempt),
  );
}

const ended: Record<CurrentState['status'], boolean> = { ...endedByStatus, DELETED: true };

/** The attempts 1 to `last`. */
export function attemptsThrough(last: number): number[] {
  return Array.from({ length: Math.max(0, last) }, (_, index) => index + 1);
}
