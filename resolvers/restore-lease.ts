import { util } from '@aws-appsync/utils';
import { restoreStatuses } from '../ledger/restore-status.ts';
import type { RestoreStatus } from './__generated__/schema.ts';
import type { RestoreRow } from './restore-row.ts';

/**
 * When the sweeper looks at a restore that comes to rest in this status, in epoch seconds; null when nothing will be due.
 * A file that was never put back is removed when it expires.
 */
export function leaseOfStatus(status: RestoreStatus, { expiresAt }: Pick<RestoreRow, 'expiresAt'>): number | null {
  const removesFile = restoreStatuses[status].afterLapse === 'EXPIRED' || status === 'REFUSED';
  if (!removesFile) return null;
  return util.time.parseISO8601ToEpochMilliSeconds(expiresAt) / 1000;
}

/** Whether the lease has ended, so that the run which held it can write no more. */
export function hasLapsed({ leaseUntil }: RestoreRow): boolean {
  return leaseUntil === undefined || leaseUntil < util.time.nowEpochSeconds();
}

/** The number of runs in a row without progress that ends a restore. */
export const mostLapses = 3;
