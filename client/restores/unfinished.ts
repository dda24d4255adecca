import type { RestoreStatus } from '../../ledger/restore-status.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';

/** Whether the restore is at work, or waits for its owner to go on with it. */
export function isUnfinished(status: RestoreStatus): boolean {
  return restoreStatuses[status].isWorking || waiting.has(status);
}

/** Whether there is nothing more that the owner could ask of the restore. Its file may be removed before that. */
export function isFinal(status: RestoreStatus): boolean {
  const { isWorking, afterRequest } = restoreStatuses[status];
  return !isWorking && Object.keys(afterRequest).length === 0;
}

const waiting: ReadonlySet<RestoreStatus> = new Set(['UPLOADING', 'CHECKED', 'STOPPED']);
