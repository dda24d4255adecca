/**
 * A table of the ledger, described as data: what its items are keyed by and which attributes a spreadsheet gets as columns.
 * Every item belongs to one owner, the Cognito identity id in its partition attribute; items of one owner lie in sort order.
 */
export interface Dataset {
  readonly name: DatasetName;
  readonly partitionAttribute: string;
  readonly sortAttribute: string;
  /**
   * The attribute that holds an item's day as `YYYYMMDD`, or null for a master: a master belongs to no day and is exported whole. A dated
   * dataset's sort attribute begins with that day and a `#`, so a period is one key range (`entryRange` in period.ts).
   */
  readonly dayAttribute: string | null;
  /** The attributes that become CSV columns, in this order. An item may carry more: CSV leaves those out, JSONL keeps them. */
  readonly columns: readonly string[];
}

export type DatasetName = 'slips' | 'balances' | 'kinds' | 'methods';

/** Slips (伝票): what was paid or received. `entry` is `<tgt_date>#<kind_cd_seq>`. */
export const slips: Dataset = {
  name: 'slips',
  partitionAttribute: 'owner',
  sortAttribute: 'entry',
  dayAttribute: 'tgt_date',
  columns: ['tgt_date', 'kind_cd_seq', 'method_cd', 'value', 'memo'],
};

/** Balances (残高): what a method held at the end of a day. `entry` is `<tgt_date>#<method_cd>`. */
export const balances: Dataset = {
  name: 'balances',
  partitionAttribute: 'owner',
  sortAttribute: 'entry',
  dayAttribute: 'tgt_date',
  columns: ['tgt_date', 'method_cd', 'value', 'memo'],
};

/** The kinds of slips, with the direction that decides their sign. */
export const kindsMaster: Dataset = {
  name: 'kinds',
  partitionAttribute: 'owner',
  sortAttribute: 'kind_cd',
  dayAttribute: null,
  columns: ['kind_cd', 'kind_nm', 'matrix_cd', 'account_dir', 'memo', 'display_order', 'prc_date'],
};

/** The ways to pay. */
export const methodsMaster: Dataset = {
  name: 'methods',
  partitionAttribute: 'owner',
  sortAttribute: 'method_cd',
  dayAttribute: null,
  columns: ['method_cd', 'method_nm'],
};

/** All of a ledger, in the order in which an archive holds it. */
export const datasets: readonly Dataset[] = [slips, balances, kindsMaster, methodsMaster];
