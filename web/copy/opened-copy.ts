import type { LedgerProofResult } from '../../ledger/ledger-proof.ts';
import type { CheckedFile } from './check-file.ts';
import type { Problem } from './copy-problem.ts';
import type { MonthSums } from './ledger-sums.ts';
import type { AboutCopy } from './manifest-claims.ts';
import type { KindRow, MethodRow } from './masters.ts';
import type { Records } from './records.ts';

/** A copy after it was read to its end. It can be sent from a worker to the page. */
export interface OpenedCopy {
  readonly source: { readonly kind: 'zip' | 'files'; readonly name: string; readonly bytes: number };
  readonly about: AboutCopy;
  /** Every file that the manifest names, in its order. */
  readonly files: readonly CheckedFile[];
  /** What differs from the manifest; empty for a good copy. */
  readonly problems: readonly Problem[];
  readonly verdict: Verdict;
  /** Lines of JSONL that are no record. */
  readonly unreadableLines: number;
  readonly kinds: readonly KindRow[];
  readonly methods: readonly MethodRow[];
  readonly slips: KeptRecords;
  readonly balances: KeptRecords;
  readonly months: readonly MonthSums[];
  readonly proof: MoneyProof;
}

/**
 * `good`: every file is what it was. `csv-changed`: only tables for people differ, which nothing is read from.
 * `damaged`: anything else.
 */
export type Verdict = 'good' | 'csv-changed' | 'damaged';

/** Whether every file from which records are read is what it was. Tables for people may have changed. */
export const areRecordsWhole = ({ files, unreadableLines }: Pick<OpenedCopy, 'files' | 'unreadableLines'>): boolean =>
  unreadableLines === 0 && files.every(({ name, problem }) => problem === null || !name.endsWith('.jsonl'));

export interface KeptRecords {
  readonly kept: Records;
  /** All records that were read, by year; the year is empty for records on no day. */
  readonly rowsByYear: readonly { readonly year: string; readonly rows: number }[];
  /** Records that were summed and are not in `kept`. */
  readonly omitted: number;
}

/** All records of the table, kept or not. */
export const rowsOf = ({ kept, omitted }: KeptRecords): number => kept.rows + omitted;

export interface MoneyProof extends LedgerProofResult {
  /** False when the manifest says other totals or another reconciliation than this browser computed. */
  readonly isAsInManifest: boolean;
}

/** The records to keep: the newest of all, or those of these years. */
export interface Wanted {
  readonly years: ReadonlySet<string> | null;
}
