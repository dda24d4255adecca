import { dayOfKey } from './period.ts';

/**
 * An item of the ledger holds whatever was written to it. The preview shows an attribute that is of its own kind, and null for any
 * other: one odd record must not hide the rest of its page.
 */
export function shownText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** As a double: beyond its 15 to 17 digits it is rounded, which the schema says. */
export function shownNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** `A_20250131` → `A`: the kind's code stands before the first `_`. Null when there is none. */
export function shownKindCode(kindCodeSequence: unknown): string | null {
  const code = (shownText(kindCodeSequence) ?? '').split('_')[0];
  return code ? code : null;
}

/**
 * The day in a key `YYYYMMDD#…`, ISO; null when those are no day of the calendar. The key and not the attribute `tgt_date`: it is
 * what the period of a query is compared with, and an item without it cannot be.
 */
export function shownDay(entry: unknown): string | null {
  return dayOfKey(shownText(entry) ?? '');
}
