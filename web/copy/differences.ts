import type { DatasetName } from '../../ledger/datasets.ts';
import type { Problem } from './copy-problem.ts';
import type { ComparedDays } from './held-days.ts';

/** What differs between an older and a newer copy. It can be sent from a worker to the page. */
export interface Comparison {
  /** Of slips and balances. Kinds and methods have no days, and all of them are compared. */
  readonly days: ComparedDays;
  readonly tables: readonly TableComparison[];
}

export type TableComparison = ComparedTable | UncomparedTable;

/** A table that one of the copies does not hold as it was made. */
export interface UncomparedTable {
  readonly table: DatasetName;
  readonly side: Side;
  readonly problem: Problem;
}

export type Side = 'older' | 'newer';

export interface ComparedTable {
  readonly table: DatasetName;
  readonly problem: null;
  readonly counts: Counts;
  readonly same: number;
  /** Records on days that the other copy does not hold. They were not compared. */
  readonly outside: Readonly<Record<Side, number>>;
  /** Months with a difference, in order; the month is empty for records on no day. Empty for kinds and methods. */
  readonly months: readonly ({ readonly month: string } & Counts)[];
  /** The first differences of each kind, in the order of the keys. */
  readonly lists: Readonly<Record<DifferenceKind, readonly Difference[]>>;
}

export type DifferenceKind = 'added' | 'changed' | 'gone';
export type Counts = Readonly<Record<DifferenceKind, number>>;

/** Of all tables that were compared. */
export function sumOfCounts({ tables }: Comparison): Counts {
  const sum = { added: 0, changed: 0, gone: 0 };
  for (const table of tables)
    if (table.problem === null) for (const kind of differenceKinds) sum[kind] += table.counts[kind];
  return sum;
}

export interface Difference {
  readonly key: string;
  /** The attributes that differ; all of them where the record is in one copy only. */
  readonly fields: readonly FieldDifference[];
  /** Attributes beyond the most that are listed. */
  readonly moreFields: number;
}

export interface FieldDifference {
  readonly attribute: string;
  /** Texts and digits as they are, other types as DynamoDB JSON. Null where the record does not have it. */
  readonly before: string | null;
  readonly after: string | null;
}

export const differenceKinds: readonly DifferenceKind[] = ['added', 'changed', 'gone'];

/** Of each kind and table. A person looks at the first, and at the counts for the rest. */
export const mostListed = 500;

/** A record of a household has a dozen attributes, and a memo a hundred characters. */
export const mostFields = 40;
export const longestField = 1_000;
