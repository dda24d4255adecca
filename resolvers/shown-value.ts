import { dayOfKey, isoDay } from '../ledger/day.ts';

/**
 * An item of the ledger may hold any value. The preview shows an attribute that has the expected type, and null for any
 * other, because one unusual record must not hide the rest of its page.
 */
export function shownText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The number as a double. Digits beyond its 15 to 17 are rounded, as the schema says. */
export function shownNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** `A_20250131` → `A`: the kind's code is the part before the first `_`. Null when there is none. */
export function shownKindCode(kindCodeSequence: unknown): string | null {
  const code = (shownText(kindCodeSequence) ?? '').split('_')[0];
  return code ? code : null;
}

/**
 * The day in a key `YYYYMMDD#…`, ISO; null when the key does not begin with a day of the calendar. The key is used
 * instead of the attribute `tgt_date`, because a query compares its period with the key.
 */
export function shownDay(entry: unknown): string | null {
  const day = dayOfKey(shownText(entry) ?? '');
  return day === undefined ? null : isoDay(day);
}
