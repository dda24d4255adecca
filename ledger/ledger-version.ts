/**
 * The fence between who writes an owner's ledger and who reads it: one row of the exports table, `owner` + `entry` = {@link ledgerVersionEntry}.
 *
 * Whoever writes the ledger through this application must, before the first write, `ADD ledgerVersion 1, writers {<their id>}`, and after the
 * last `ADD ledgerVersion 1 DELETE writers {<their id>}`. A reader that finds the same version before and after, and no writers at either
 * time, has read a ledger that stood still; a writer that died stays in `writers`, and readers then claim nothing until it has been finished.
 */
export interface LedgerVersion {
  /** The number as DynamoDB writes it; null where no row is: nobody has written through the application yet, or nobody who keeps to this. */
  readonly version: string | null;
  readonly hasWriters: boolean;
}

export const ledgerVersionEntry = 'LEDGER';

/** What reads between two looks at the fence guarantee; the levels of schema.graphql. */
export type ConsistencyLevel = 'UNCHANGED_WHILE_READ' | 'CHANGED_WHILE_READ' | 'EACH_PAGE';

export function consistencyBetween(before: LedgerVersion, after: LedgerVersion): ConsistencyLevel {
  if (hasMoved(before, after) || before.hasWriters || after.hasWriters) return 'CHANGED_WHILE_READ';
  return after.version === null ? 'EACH_PAGE' : 'UNCHANGED_WHILE_READ';
}

/** True when a write began or ended in between, so that reading once more may find the ledger still. */
export function hasMoved(before: LedgerVersion, after: LedgerVersion): boolean {
  return before.version !== after.version;
}
