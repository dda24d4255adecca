import type { Period } from '../../ledger/period.ts';
import type { StoredTable } from './stored-table.ts';

/** Which records of a table are read. */
export interface PagesOptions extends StoredTable {
  /** The period for a dated dataset; null for everything. A master is read completely and does not use it. */
  readonly period: Period | null;
  /** Begin behind the record with this value of the dataset's sort attribute. @default the first record */
  readonly after?: string;
  readonly signal: AbortSignal;
}
