import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { guardFormula, separators } from './formula-guard.ts';
import { attributeJson } from './jsonl.ts';

/** What a CSV entry begins with, so that spreadsheet programs read it as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** Writes an item's declared columns as one CSV record, with its line end. Throws ItemUnwritable as jsonl.ts does. */
export type CsvRecord = (item: Item) => string;

export function csvHeader(columns: readonly string[]): string {
  return `${columns.map((name) => quoteCell(name)).join(',')}\r\n`;
}

/**
 * RFC 4180 with CRLF, quoted where needed. The cell of a string is the string behind the formula guard, that of a number the number as
 * stored, that of a missing attribute empty and unquoted (an empty string is `""`), and that of any other type its DynamoDB JSON, guarded
 * like a string, so that a column drops nothing in silence.
 */
export function csvRecordWriter(columns: readonly string[]): CsvRecord {
  return (item) => {
    let record = '';
    for (const [index, name] of columns.entries())
      record += `,${csvCell(item[name], name, { beginsRecord: index === 0 })}`;
    return `${record.slice(1)}\r\n`;
  };
}

/** One cell, quoted and guarded as it must be; `attribute` is what an error calls it. */
export function csvCell(
  value: AttributeValue | undefined,
  attribute: string,
  place: { readonly beginsRecord?: boolean } = {},
): string {
  if (value === undefined) return '';
  if (value.S !== undefined) return value.S === '' ? '""' : quoteCell(guardFormula(value.S, place));
  // A number is digits; a sign before them matters only where a record begins.
  if (value.N !== undefined) return place.beginsRecord ? guardFormula(value.N, place) : value.N;
  return quoteCell(guardFormula(attributeJson(value, attribute), place));
}

function quoteCell(text: string): string {
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180's four; what else some programs split or end lines at (formula-guard.ts); and outer spaces, which some readers trim. */
const needsQuotes = new RegExp(`["${separators}]|^ | $`);
