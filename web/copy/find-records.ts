import type { AccountDir } from '../../ledger/kinds.ts';
import type { LedgerNames } from './ledger-names.ts';
import type { Records } from './records.ts';
import type { TextColumn } from './text-column.ts';

/** What a person looks for. An empty text and null ask for nothing. */
export interface Search {
  /** In memo, kind and method. */
  readonly text: string;
  readonly kindCode: string | null;
  readonly methodCode: string | null;
  readonly direction: AccountDir | 'unknown' | null;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** Amounts, both included. */
  readonly least: number | null;
  readonly most: number | null;
}

export const everyRecord: Search = {
  ...{ text: '', kindCode: null, methodCode: null, direction: null, from: '', to: '', least: null, most: null },
};

/**
 * The rows that are looked for, in the order of the table. Each condition is asked once for each distinct text of a
 * column, and a row only looks its answers up.
 */
export function findRecords(records: Records, names: LedgerNames, search: Search): Uint32Array<ArrayBuffer> {
  const words = folded(search.text).split(/\s+/).filter(Boolean);
  const { direction, kindCode, methodCode, from, to, least, most } = search;
  const has = (text: string) => {
    const plain = folded(text);
    return words.map((word) => plain.includes(word));
  };
  const memos = answers(records.memo, has);
  const kindNames = answers(records.kindCode, (code) => has(names.kind(code)));
  const methodNames = answers(records.methodCode, (code) => has(names.method(code)));
  const kindFits = answers(
    records.kindCode,
    (code) =>
      (kindCode === null || code === kindCode) &&
      (direction === null || (names.directionOf(code) ?? 'unknown') === direction),
  );
  const methodFits = answers(records.methodCode, (code) => methodCode === null || code === methodCode);
  const dayFits = answers(records.day, (day) => (from === '' || day >= from) && (to === '' || day <= to));
  const valueFits = answers(records.value, (value) => {
    if (least === null && most === null) return true;
    const number = value === '' ? NaN : Number(value);
    return (least === null || number >= least) && (most === null || number <= most);
  });
  const found = new Uint32Array(records.rows);
  let count = 0;
  for (let row = 0; row < records.rows; row += 1) {
    if (!(kindFits(row) && methodFits(row) && dayFits(row) && valueFits(row))) continue;
    const isFound =
      words.length === 0 ||
      words.every((_, index) => memos(row)?.[index] || kindNames(row)?.[index] || methodNames(row)?.[index]);
    if (isFound) {
      found[count] = row;
      count += 1;
    }
  }
  return found.slice(0, count);
}

function answers<Answer>(
  { texts, at }: TextColumn,
  ask: (text: string) => Answer,
): (row: number) => Answer | undefined {
  const known = texts.map(ask);
  return (row) => known[at[row] ?? -1];
}

/** The same for full and half width, upper and lower case, hiragana and katakana: people search as they type. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
