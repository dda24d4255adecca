import type { AttributeValue } from '../items/attribute-value.ts';
import { guardFormula, separators } from './formula-guard.ts';
import { attributeJson } from './jsonl.ts';

/** The start of every CSV entry. It makes spreadsheet programs read the entry as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** The first record. */
export function csvHeader(columns: readonly string[]): string {
  return csvRecord(columns.map(quoteCell));
}

/** A record of cells that are quoted and guarded already. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/**
 * One cell, by RFC 4180 and the formula guard. Errors name `attribute`.
 *
 * - String: the text after the formula guard. Empty string: `""`.
 * - Number: the number as stored.
 * - Missing attribute: empty, without quotes.
 * - Any other type: its DynamoDB JSON, guarded like a string, so that a column never drops a value silently.
 */
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
