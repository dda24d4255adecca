import { restoreStatuses } from '../ledger/restore-status.ts';
import type { ReportRestoreInput, RestoreStatus } from './__generated__/schema.ts';
import type { RestoreRow } from './restore-row.ts';

/** The status after a report of the run that holds the restore; null when the present one does not allow it. */
export function statusAfterReport(row: RestoreRow, { status, failure }: ReportRestoreInput): RestoreStatus | null {
  const { reports, afterFailure } = restoreStatuses[row.status];
  // A restore that was stopped before its first write is as it was after the check.
  const isUnwritten = row.stoppingFrom === 'SAVING' && row.status === 'STOPPING';
  if (failure) return isUnwritten ? 'FAILED' : afterFailure;
  if (!status || status === row.status) return row.status;
  if (!reports.includes(status)) return null;
  return status === 'STOPPED' && isUnwritten ? 'CHECKED' : status;
}
