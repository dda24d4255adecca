import { util } from '@aws-appsync/utils';
import type { RestoreRequest, RestoreStatus } from '../ledger/restore-status.ts';
import { restoreStatuses } from '../ledger/restore-status.ts';
import type { RestoreRow } from './restore-row.ts';
import { currentRestore, hasExpired, statusOf } from './restore-row.ts';

/** The status after a request of the owner. Refuses a request that the present status does not allow as `NotNow`. */
export function statusAfter(request: RestoreRequest, row: RestoreRow): RestoreStatus {
  const status = statusOf(row);
  const next = restoreStatuses[status].afterRequest[request];
  if (next && !(needsFile[request] && hasExpired(row))) return next;
  const why = next ? 'The uploaded file and the safety copy have been removed.' : `Its status is ${status}.`;
  util.error(`The restore ${row.id} cannot do that now (${request}). ${why}`, 'NotNow', null, currentRestore(row));
}

/** Requests that read the uploaded file. */
const needsFile: Record<RestoreRequest, boolean> = { check: true, apply: true, stop: false, undo: true };
