import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { guardFormula, separators } from './formula-guard.ts';
import { attributeJson } from './jsonl.ts';

/** The start of every CSV entry. It makes spreadsheet programs read the entry as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** Writes an item's declared columns as one CSV record, with its line end. Throws ItemUnwritable as jsonl.ts does. */
export type CsvRecord = (item: Item) => string;

export function csvHeader(columns: readonly string[]): string {
  return `${columns.map((name) => quoteCell(name)).join(',')}\r\n`;
}

/**
 * RFC 4180 with CRLF; cells are quoted only where needed.
 *
 * - String: the text after the formula guard. Empty string: `""`.
 * - Number: the number as stored.
 * - Missing attribute: empty, without quotes.
 * - Any other type: its DynamoDB JSON, guarded like a string, so that a column never drops a value silently.
 */
export function csvRecordWriter(columns: readonly string[]): CsvRecord {
  return (item) => {
    let record = '';
    for (const [index, name] of columns.entries())
      record += `,${csvCell(item[name], name, { beginsRecord: index === 0 })}`;
    return `${record.slice(1)}\r\n`;
  };
}

/** One cell, quoted and guarded where needed. Errors name `attribute`. */
export function csvCell(
  value: AttributeValue | undefined,
  attribute: string,
  place: { readonly beginsRecord?: boolean } = {},
): string {
  if (value === undefined) return '';
  if (value.S !== undefined) return value.S === '' ? '""' : quoteCell(guardFormula(value.S, place));
  // A number consists of digits. Its sign matters only at the beginning of a record.
  if (value.N !== undefined) return place.beginsRecord ? guardFormula(value.N, place) : value.N;
  return quoteCell(guardFormula(attributeJson(value, attribute), place));
}

function quoteCell(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * RFC 4180's four characters, the other separators and line ends of some programs (formula-guard.ts), and outer spaces,
 * which some readers trim.
 */
const needsQuotes = new RegExp(`["${separators}]|^ | $`);
