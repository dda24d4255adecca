/**
 * A table of the ledger, described as data: its key attributes, and the attributes that become columns of a
 * spreadsheet. Every item belongs to one owner, whose Cognito identity id is the partition attribute. An owner's items
 * are stored in sort order.
 */
interface Table<Name extends string> {
  readonly name: Name;
  readonly partitionAttribute: string;
  readonly sortAttribute: string;
  /**
   * The attribute that holds an item's day as `YYYYMMDD`; null for a master, which has no days and is exported
   * completely. A dated dataset's sort attribute begins with that day and a `#`, so a period is one key range
   * (`entryRange` in period.ts).
   */
  readonly dayAttribute: string | null;
  /**
   * The attribute that tells the records of one day apart: the sort attribute is `<day>#<this>`. Null for a master, whose
   * sort attribute stands alone.
   */
  readonly withinDayAttribute: string | null;
  /** The attributes that become CSV columns, in this order. An item may carry more: CSV leaves those out, JSONL keeps them. */
  readonly columns: readonly string[];
}

/** Slips (伝票): payments and receipts. `entry` is `<tgt_date>#<kind_cd_seq>`. */
export const slips: Table<'slips'> = {
  name: 'slips',
  partitionAttribute: 'owner',
  sortAttribute: 'entry',
  dayAttribute: 'tgt_date',
  withinDayAttribute: 'kind_cd_seq',
  columns: ['tgt_date', 'kind_cd_seq', 'method_cd', 'value', 'memo'],
};

/** Balances (残高): the amount that a method held at the end of a day. `entry` is `<tgt_date>#<method_cd>`. */
export const balances: Table<'balances'> = {
  name: 'balances',
  partitionAttribute: 'owner',
  sortAttribute: 'entry',
  dayAttribute: 'tgt_date',
  withinDayAttribute: 'method_cd',
  columns: ['tgt_date', 'method_cd', 'value', 'memo'],
};

/** The kinds of slips, with the direction that decides their sign. */
export const kindsMaster: Table<'kinds'> = {
  name: 'kinds',
  partitionAttribute: 'owner',
  sortAttribute: 'kind_cd',
  dayAttribute: null,
  withinDayAttribute: null,
  columns: ['kind_cd', 'kind_nm', 'matrix_cd', 'account_dir', 'memo', 'display_order', 'prc_date'],
};

/** The methods: the ways to pay. */
export const methodsMaster: Table<'methods'> = {
  name: 'methods',
  partitionAttribute: 'owner',
  sortAttribute: 'method_cd',
  dayAttribute: null,
  withinDayAttribute: null,
  columns: ['method_cd', 'method_nm'],
};

const inOrder = [slips, balances, kindsMaster, methodsMaster] as const;

export type DatasetName = (typeof inOrder)[number]['name'];
export type Dataset = Table<DatasetName>;

/** All datasets of a ledger, in the order in which an archive holds them. */
export const datasets: readonly Dataset[] = inOrder;

/** A thing for each dataset, by its name. */
export function byDataset<Thing>(make: (dataset: Dataset) => Thing): Readonly<Record<DatasetName, Thing>> {
  return Object.fromEntries(datasets.map((dataset) => [dataset.name, make(dataset)])) as Record<DatasetName, Thing>;
}
