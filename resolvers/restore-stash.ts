import type { RestoreStatus } from './__generated__/schema.ts';
import type { LedgerWriter } from './ledger-writers.ts';
import type { RestoreLock } from './restore-lock.ts';
import type { RestoreUse } from './restore-quota.ts';
import type { RestoreRow } from './restore-row.ts';

/** The data that the steps of a restore's mutations pass on. */
export interface RestoreStash {
  owner: string;
  id: string;
  /** The current row: as found, and later as written. */
  row?: RestoreRow | null;
  /** The use that is counted against the owner's limits of the day. */
  use?: RestoreUse;
  /** The lock of another restore of the owner. */
  otherLock?: RestoreLock;
  /** The other restore, when it is no longer at work, so that its lock may be taken over. */
  staleHolder?: LedgerWriter;
  /** Of the lock that this request has taken. */
  turn?: string;
  /** The status that a report of a run leads to. */
  next?: RestoreStatus;
  /** True when the restore is announced as a writer of the ledger before this mutation changes its row. */
  announces?: boolean;
  /** True when an event for the next run is to be sent. */
  starts?: boolean;
  /** The reason why the worker could not be invoked. */
  startError?: string;
  /** True when the restore is at rest, so that its lock is released and it is no longer announced as a writer. */
  rests?: boolean;
  [key: string]: unknown;
}
