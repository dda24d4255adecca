import type { LedgerRecord } from './ledger-record.ts';
import { sameLine } from './same-item.ts';

/** A record's difference between the copy and the ledger before the restore. */
export type RecordClass =
  /** In the copy, not in the ledger. */
  | 'ADD'
  /** In both, with different content. */
  | 'CHANGE'
  /** In both, equal by value. */
  | 'SAME'
  /** In the ledger, not in the copy. */
  | 'ONLY_HERE';

/** Undefined for a record in neither: another writer added it during the restore. */
export function classOf(copy: LedgerRecord | undefined, before: LedgerRecord | undefined): RecordClass | undefined {
  if (copy === undefined) return before === undefined ? undefined : 'ONLY_HERE';
  if (before === undefined) return 'ADD';
  return sameLine(copy.line, before.line) ? 'SAME' : 'CHANGE';
}
