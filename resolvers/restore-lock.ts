import { util } from '@aws-appsync/utils';
import { restoreLockEntry } from '../ledger/restores-table.ts';

/** The row that names the one restore of an owner that may write. */
export interface RestoreLock {
  /** Of the restore. */
  id: string;
  /**
   * Made when the lock is taken, and then also in the restore's row. The end of an earlier turn of the same restore, which
   * may be carried out late, cannot release it.
   */
  turn?: string;
  /** Epoch seconds. */
  takenAt?: number;
}

/** The key of an owner's lock. */
export function restoreLockKey(owner: string) {
  return util.dynamodb.toMapValues({ owner, entry: restoreLockEntry });
}
