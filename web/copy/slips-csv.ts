import { byteOrderMark, csvCell } from '../../archive/entries/csv.ts';
import { plainDecimal } from '../../ledger/money.ts';
import type { LedgerNames } from './ledger-names.ts';
import { recordAt } from './record-at.ts';
import type { Records } from './records.ts';

/** The words of the table: its header, and the directions. */
export interface CsvWords {
  readonly header: readonly string[];
  readonly directions: Readonly<Record<'0' | '1' | '2' | '3' | 'unknown', string>>;
}

/**
 * Slips as a table for spreadsheet programs: UTF-8 with a byte order mark, CRLF, and the formula guard of the archive's own
 * CSV. Exactly one of income, expense and charge is filled, with the stored value; none where the direction is unknown.
 */
export function slipsCsv(records: Records, names: LedgerNames, rows: Uint32Array, words: CsvWords): string {
  const lines = [words.header.map((text, index) => cellOf(text, index)).join(',')];
  for (const row of rows) {
    const { day, kindCode, methodCode, value, oddValue, memo, id } = recordAt(records, row);
    const direction = value === '' ? null : names.directionOf(kindCode);
    const amount = value === '' ? oddValue : plainDecimal(value);
    const [income, expense, charge] = [['1'], ['0'], ['2', '3']].map((own) =>
      direction !== null && own.includes(direction) ? amount : '',
    );
    lines.push(
      [
        ...[day, words.directions[direction ?? 'unknown'], names.kind(kindCode), memo, names.method(methodCode)],
        ...[amount, income ?? '', expense ?? '', charge ?? '', kindCode, methodCode, id],
      ]
        .map((text, index) => cellOf(text, index))
        .join(','),
    );
  }
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

const cellOf = (text: string, index: number): string =>
  text === '' ? '' : csvCell({ S: text }, '', { beginsRecord: index === 0 });
