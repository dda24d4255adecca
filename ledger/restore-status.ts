/** The rules of one status. A new status does not compile until it is entered in {@link restoreStatuses}. */
interface StatusRules {
  /** A run is at work, or an event waits for one. */
  readonly isWorking: boolean;
  /** The status after a request of the owner. A request that is not named is refused. */
  readonly afterRequest: Readonly<Partial<Record<RestoreRequest, RestoreStatus>>>;
  /** The statuses that the run at work may report next. */
  readonly reports: readonly RestoreStatus[];
  /** The status after a run ended with a failure; null where no run is at work. */
  readonly afterFailure: RestoreStatus | null;
  /**
   * The consequence of a lapsed lease: another run continues (`CONTINUE`), or the restore gets this status. Null where
   * nothing is ever due.
   */
  readonly afterLapse: 'CONTINUE' | RestoreStatus | null;
  /** Whether the restore may hold its owner's lock and announce itself as a writer. */
  readonly mayWrite: boolean;
}

export type RestoreStatus =
  | 'UPLOADING'
  | 'CHECKING'
  | 'CHECKED'
  | 'REFUSED'
  | 'EXPIRED'
  | 'SAVING'
  | 'APPLYING'
  | 'VERIFYING'
  | 'APPLIED'
  | 'STOPPING'
  | 'STOPPED'
  | 'UNDOING'
  | 'UNDONE'
  | 'UNDO_INCOMPLETE'
  | 'FAILED';

/** A request that an owner may make about a restore. */
export type RestoreRequest = 'check' | 'apply' | 'stop' | 'undo';

const resting = { isWorking: false, reports: [], afterFailure: null, afterLapse: null, mayWrite: false } as const;
const working = { isWorking: true, mayWrite: true } as const;

/**
 * The states of a restore, and every way from one to another. docs/restore-protocol.md has the same table. `STOPPED` is
 * part-way, by request or through a failure. `FAILED` is a failure before the first write.
 */
export const restoreStatuses: Readonly<Record<RestoreStatus, StatusRules>> = {
  UPLOADING: { ...resting, afterRequest: { check: 'CHECKING' }, afterLapse: 'EXPIRED' },
  CHECKING: {
    isWorking: true,
    afterRequest: {},
    reports: ['CHECKED', 'REFUSED'],
    afterFailure: 'FAILED',
    afterLapse: 'FAILED',
    mayWrite: false,
  },
  CHECKED: { ...resting, afterRequest: { check: 'CHECKING', apply: 'SAVING' }, afterLapse: 'EXPIRED' },
  // Its file is removed. The refusal stays to be read.
  REFUSED: { ...resting, afterRequest: {}, afterLapse: 'REFUSED' },
  EXPIRED: { ...resting, afterRequest: {} },
  SAVING: {
    ...working,
    afterRequest: { stop: 'STOPPING' },
    reports: ['APPLYING'],
    afterFailure: 'FAILED',
    afterLapse: 'FAILED',
  },
  APPLYING: {
    ...working,
    afterRequest: { stop: 'STOPPING' },
    reports: ['VERIFYING'],
    afterFailure: 'STOPPED',
    afterLapse: 'CONTINUE',
  },
  VERIFYING: {
    ...working,
    afterRequest: { stop: 'STOPPING' },
    reports: ['APPLIED'],
    afterFailure: 'STOPPED',
    afterLapse: 'CONTINUE',
  },
  APPLIED: { ...resting, afterRequest: { undo: 'UNDOING' } },
  STOPPING: {
    ...working,
    afterRequest: {},
    // A run that has done all of its work before it learns of the request says so.
    reports: ['STOPPED', 'APPLIED', 'UNDONE', 'UNDO_INCOMPLETE'],
    afterFailure: 'STOPPED',
    afterLapse: 'STOPPED',
  },
  // A run that could not be started leaves the lock and the announcement to the sweeper.
  STOPPED: { ...resting, afterRequest: { apply: 'APPLYING', undo: 'UNDOING' }, afterLapse: 'STOPPED' },
  UNDOING: {
    ...working,
    afterRequest: { stop: 'STOPPING' },
    reports: ['UNDONE', 'UNDO_INCOMPLETE'],
    afterFailure: 'STOPPED',
    afterLapse: 'CONTINUE',
  },
  UNDONE: { ...resting, afterRequest: {} },
  UNDO_INCOMPLETE: { ...resting, afterRequest: { undo: 'UNDOING' } },
  FAILED: { ...resting, afterRequest: { check: 'CHECKING' }, afterLapse: 'EXPIRED' },
};
