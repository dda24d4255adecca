import { util } from '@aws-appsync/utils';
import type { openValue } from '../ledger/exports-table.ts';
import { restoreStatuses } from '../ledger/restore-status.ts';
import { restoreEntry } from '../ledger/restores-table.ts';
import type {
  CopyRefusal,
  FoundCopy,
  Restore,
  RestoreChoice,
  RestoreDirection,
  RestoreFailure,
  RestoreOutcome,
  RestoreProgress,
  RestoreStatus,
} from './__generated__/schema.ts';
import { isUlid, notAUlid } from './ulid.ts';

/** The row of a restore in the exports table. */
export interface RestoreRow {
  owner: string;
  /** `restoreEntry` of the id */
  entry: string;
  id: string;
  status: RestoreStatus;
  version: number;
  attempt: number;
  fileName: string;
  bytes: number;
  sha256: string;
  acceptContradictedKeys?: boolean;
  found?: FoundCopy;
  /** Of the file that the last check read. */
  eTag?: string;
  /** The run whose check wrote the preview that `restorePreview` reads. */
  checkedBy?: number;
  refusal?: CopyRefusal;
  choice?: RestoreChoice;
  progress?: RestoreProgress;
  outcome?: RestoreOutcome;
  /** The run that wrote the list of conflicts. */
  outcomeBy?: number;
  failure?: RestoreFailure;
  /** The attempt in the key of the safety copy's object. */
  safetyAttempt?: number;
  direction?: RestoreDirection;
  /** Of the lock with which the restore began to write, or its undo (`restore-lock.ts`). */
  turn?: string;
  /** The turn before this one. Its end may have broken off before the announcement was taken back. */
  turnBefore?: string;
  /** The status in which the run was asked to stop. */
  stoppingFrom?: RestoreStatus;
  /** Runs in a row whose lease lapsed, without a report of progress between them. */
  lapses?: number;
  requestedAt: string;
  finishedAt?: string;
  expiresAt: string;
  /**
   * Present while something is due when the lease lapses. The index of open jobs holds only rows with this attribute.
   */
  open?: typeof openValue;
  /** Epoch seconds after which another run may take the restore, or the sweeper acts. */
  leaseUntil?: number;
  /** The run of the worker that holds the lease; absent while an event waits for one. */
  claimant?: string;
  removeAt: number;
  nonce?: string;
}

/** A row that a step looked up. There may be none. */
export type FoundRestore = RestoreRow | null | undefined;

/** The key of a restore's row. Refuses an id that is not a ULID as `InvalidArgument`. */
export function restoreKey(owner: string, id: string) {
  if (!isUlid(id)) util.error(notAUlid('id', id), 'InvalidArgument');
  return util.dynamodb.toMapValues({ owner, entry: restoreEntry(id) });
}

/** The row as the schema shows it. A new field of the schema does not compile until it has its value here. */
export function toRestore(row: RestoreRow): Required<Omit<Restore, '__typename' | 'upload'>> {
  return {
    id: row.id,
    owner: row.owner,
    status: statusOf(row),
    version: row.version,
    attempt: row.attempt,
    fileName: row.fileName,
    bytes: row.bytes,
    sha256: row.sha256,
    acceptContradictedKeys: row.acceptContradictedKeys === true,
    found: row.found ?? null,
    refusal: row.refusal ?? null,
    choice: row.choice ?? null,
    progress: row.progress ?? null,
    outcome: row.outcome ?? null,
    failure: row.failure ?? null,
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt ?? null,
    expiresAt: row.expiresAt,
    eTag: row.eTag ?? null,
    safetyAttempt: row.safetyAttempt ?? null,
    direction: row.direction ?? null,
  };
}

/** The status by the clock: a file that was never put back expires whether or not the sweeper has come by. */
export function statusOf(row: RestoreRow): RestoreStatus {
  const expires = restoreStatuses[row.status].afterLapse === 'EXPIRED';
  return expires && hasExpired(row) ? 'EXPIRED' : row.status;
}

/** Whether the uploaded file is removed, and with it the way back. */
export function hasExpired(row: RestoreRow): boolean {
  return util.time.parseISO8601ToEpochMilliSeconds(row.expiresAt) <= util.time.nowEpochMilliSeconds();
}

/** The `errorInfo` of a refusal: the present state of the restore, for the refused caller. */
export function currentRestore(row: FoundRestore) {
  return row ? { status: statusOf(row), attempt: row.attempt } : null;
}
