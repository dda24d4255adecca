/**
 * The protocol between the writers and the readers of an owner's ledger. It uses one row of the exports table, `owner`
 * + `entry` = {@link ledgerVersionEntry}.
 *
 * A writer that uses this application must `ADD ledgerVersion 1, writers {<its id>}` before its first write, and `ADD
 * ledgerVersion 1 DELETE writers {<its id>}` after its last. When a reader finds the same version before and after its
 * reads, and no writers at either time, no such writer changed the ledger meanwhile. The id of a writer that died stays
 * in `writers`, and readers then guarantee nothing until that write has been finished.
 */
export interface LedgerVersion {
  /** The number as DynamoDB writes it; null when there is no row: no writer has used this protocol yet. */
  readonly version: string | null;
  readonly hasWriters: boolean;
}

export const ledgerVersionEntry = 'LEDGER';

/**
 * The guarantee of reads between two readings of the version. The levels are those of schema.graphql. Where other
 * programs write without the protocol (`allWritersKeepFence` is false), a version that stood still proves nothing.
 */
export type ConsistencyLevel = 'UNCHANGED_WHILE_READ' | 'CHANGED_WHILE_READ' | 'EACH_PAGE';

export function consistencyBetween(
  before: LedgerVersion,
  after: LedgerVersion,
  { allWritersKeepFence }: { readonly allWritersKeepFence: boolean },
): ConsistencyLevel {
  if (hasMoved(before, after) || before.hasWriters || after.hasWriters) return 'CHANGED_WHILE_READ';
  return after.version === null || !allWritersKeepFence ? 'EACH_PAGE' : 'UNCHANGED_WHILE_READ';
}

/** True when a write began or ended between the two readings, so that another pass may find no writer. */
export function hasMoved(before: LedgerVersion, after: LedgerVersion): boolean {
  return before.version !== after.version;
}
