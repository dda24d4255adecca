import { isCompactDay, isoDay } from '../../ledger/day.ts';
import type { AttributeValue } from '../items/attribute-value.ts';
import { csvCell } from './csv.ts';

type Value = AttributeValue | undefined;

/** A cell as `csvCell` makes it, but nothing for an empty string. Errors name `attribute`. */
export function textCell(value: Value, attribute: string): string {
  return value?.S === '' ? '' : csvCell(value, attribute);
}

/** A memo. One of spaces only is an empty cell. */
export function memoCell(value: Value): string {
  return value?.S !== undefined && onlySpaces.test(value.S) ? '' : csvCell(value, 'memo');
}

/** The day at the beginning of a record: `YYYY-MM-DD` for a day of the calendar, and any other value as it is stored. */
export function dayCell(value: Value, attribute: string): string {
  const iso = value?.S === undefined ? undefined : isoOfCompact(value.S);
  return iso ?? (value?.S === '' ? '' : csvCell(value, attribute, { beginsRecord: true }));
}

/** `2025-01-31` for `20250131`; undefined for a text that is no such day. */
export function isoOfCompact(text: string): string | undefined {
  return isCompactDay(text) ? isoDay(text) : undefined;
}

const onlySpaces = /^\s*$/;
