import type { LedgerNames } from './ledger-names.ts';
import type { Records } from './records.ts';
import type { TextColumn } from './text-column.ts';

export type SortColumn = 'day' | 'kind' | 'method' | 'value' | 'memo';

export interface Sorting {
  readonly by: SortColumn;
  readonly isDescending: boolean;
}

/** Sorts rows by one column. Rows that are equal in it keep their order, which is that of the keys. */
export function sortRecords(
  records: Records,
  names: LedgerNames,
  rows: Uint32Array<ArrayBuffer>,
  { by, isDescending }: Sorting,
): Uint32Array<ArrayBuffer> {
  const { column, compare } = columnOf(records, names, by);
  const ranks = ranksOf(column, isDescending ? (a, b) => compare(b, a) : compare);
  // A counting sort: rows are many, and the distinct texts of a column fewer.
  const starts = new Uint32Array(column.texts.length + 1);
  const rankOf = (row: number) => ranks[column.at[row] ?? 0] ?? 0;
  for (const row of rows) starts[rankOf(row) + 1] = (starts[rankOf(row) + 1] ?? 0) + 1;
  for (let rank = 1; rank < starts.length; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const rank = rankOf(row);
    const place = starts[rank] ?? 0;
    sorted[place] = row;
    starts[rank] = place + 1;
  }
  return sorted;
}

type Compare = (a: string, b: string) => number;

function columnOf(records: Records, names: LedgerNames, by: SortColumn): { column: TextColumn; compare: Compare } {
  switch (by) {
    case 'day':
      return { column: records.day, compare: byText };
    case 'kind':
      return { column: records.kindCode, compare: byPlace(names.kindPlace) };
    case 'method':
      return { column: records.methodCode, compare: byPlace(names.methodPlace) };
    case 'value':
      return { column: records.value, compare: (a, b) => amount(a) - amount(b) || byText(a, b) };
    case 'memo':
      return { column: records.memo, compare: collator.compare };
  }
}

/** The rank of each text: texts that compare as equal share one. */
function ranksOf({ texts }: TextColumn, compare: Compare): Uint32Array {
  const order = texts.map((_, place) => place).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  const ranks = new Uint32Array(texts.length);
  let rank = 0;
  for (const [index, place] of order.entries()) {
    const before = order[index - 1];
    if (before !== undefined && compare(texts[before] ?? '', texts[place] ?? '') !== 0) rank += 1;
    ranks[place] = rank;
  }
  return ranks;
}

const collator = new Intl.Collator('ja');
const byText: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byPlace =
  (placeOf: (code: string) => number): Compare =>
  (a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return left === right ? byText(a, b) : left - right;
  };

/** Records without an amount come first. A finite number, so that two of them are equal. */
const amount = (value: string): number => (value === '' ? -Number.MAX_VALUE : Number(value));
