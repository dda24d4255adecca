import type { Dataset, DatasetName } from '../datasets.ts';

/**
 * How the tables of a ledger are keyed in DynamoDB. Archives, restores and summaries know only the records of
 * `datasets.ts`; a layout says how a record's key stands in a table. docs/layouts.md explains how to describe tables of
 * another shape.
 */
export interface Layout {
  readonly name: LayoutName;
  readonly tables: Readonly<Record<DatasetName, TableLayout>>;
}

/** A layout's name in settings, and in the manifest of an archive that was read from such tables. */
export type LayoutName = string;

/** The key of one table. */
export interface TableLayout {
  readonly partition: KeyAttribute;
  /** Null for a table that has a partition key alone. */
  readonly sort: KeyAttribute | null;
}

/** A key attribute, always a string, and what it holds. */
export interface KeyAttribute {
  readonly attribute: string;
  readonly holds: KeyContent;
  /**
   * Needed where the key holds a day, or what tells records of a day apart, under another name than records have for it
   * (`tgt_date`, `kind_cd_seq`, `method_cd`). True: the table's items do not have that attribute, so it is derived from
   * the key. False: they have it too, and it is kept as it is.
   */
  readonly replaces?: boolean;
}

/**
 * What a key attribute holds: `owner`, the person's Cognito identity id; `entry`, `<day>#<within day>`; `day`,
 * `YYYYMMDD`; `within-day`, what tells the records of one day apart; `code`, of a master; or one fixed text.
 */
export type KeyContent = 'owner' | 'entry' | 'day' | 'within-day' | 'code' | { readonly text: string };

/**
 * How an owner's records are found without reading what belongs to others. `range`: one partition, in key order.
 * `days`: a partition for each day. `scan`: a partition for each record, so the table is read whole.
 */
export type ReadWay = 'range' | 'days' | 'scan';

/** @throws RangeError for keys from which a ledger cannot be read. It names the table and what is expected. */
export function readWayOf(layout: Layout, dataset: Dataset): ReadWay {
  const { partition, sort } = layout.tables[dataset.name];
  const isOnePartition = partition.holds === 'owner' || typeof partition.holds === 'object';
  const isDated = dataset.dayAttribute !== null;
  if (isOnePartition && sort?.holds === (isDated ? 'entry' : 'code')) return 'range';
  if (isDated && partition.holds === 'day' && sort?.holds === 'within-day') return 'days';
  if (!isDated && partition.holds === 'code' && sort === null) return 'scan';
  const expected = isDated
    ? 'a partition that holds the owner or one text with a sort key that holds the entry, or one that holds the day with one that tells the records of a day apart'
    : 'a partition that holds the owner or one text with a sort key that holds the code, or a partition that holds the code alone';
  throw new RangeError(
    `The layout ${layout.name} describes the table of ${dataset.name} with keys that cannot be read: expected ${expected}.`,
  );
}

/** The attribute that records have for what a key holds; null where the content is a whole key. */
export function recordAttribute({ dayAttribute, withinDayAttribute }: Dataset, holds: KeyContent): string | null {
  if (holds === 'day') return dayAttribute;
  return holds === 'within-day' ? withinDayAttribute : null;
}

/** True when each table holds the owner in its key, so that it can hold the ledgers of many people. */
export function isOfManyPeople({ tables }: Layout): boolean {
  return Object.values(tables).every(({ partition }) => partition.holds === 'owner');
}
