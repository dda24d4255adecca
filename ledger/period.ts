/** Days from `from` to `to`, both included, each `YYYY-MM-DD`. One day is a period. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The days that an export is requested for: a period, or, with both null, everything of its owner. */
export interface DaysAsked {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * The requested period; null for everything. Throws InvalidPeriod like {@link parsePeriod}, and for one day without the
 * other.
 */
export function parseDaysAsked({ from, to }: DaysAsked): Period | null {
  return from === null && to === null ? null : parsePeriod({ from: from ?? '', to: to ?? '' });
}

/**
 * A hundred years, twenty-five of them leap years. The API refuses longer periods by the same number. The time of an
 * export depends on the number of records, not of days: 46,000 records took 3 to 4 s as ten years, as a hundred years
 * and as everything, and the 4,800 of one of those years 0.7 s (medians of seven, in turn, the local engine on a busy
 * machine).
 */
export const longestPeriodDays = 36_525;

/**
 * Makes a period of two days.
 *
 * @throws InvalidPeriod for a text that is not a day of the calendar, for a period that ends before it starts, and for
 * one longer than {@link longestPeriodDays}. A day with an offset such as `2025-01-01+09:00` is refused too, because
 * its time zone is unclear.
 */
export function parsePeriod({ from, to }: { readonly from: string; readonly to: string }): Period {
  requireDay('from', from);
  requireDay('to', to);
  if (from > to)
    throw new InvalidPeriod(`The period ends before it starts: from ${from}, to ${to}. Swap the two dates.`);
  const days = dayCount({ from, to });
  if (days > longestPeriodDays) {
    throw new InvalidPeriod(
      `A period has at most a hundred years (${longestPeriodDays} days); ${from} to ${to} has ${days}. Ask for it in parts.`,
    );
  }
  return { from, to };
}

/** Days in the period, both ends counted. */
export function dayCount({ from, to }: Period): number {
  return (startOfDayMs(to) - startOfDayMs(from)) / dayMs + 1;
}

/**
 * The bounds, both included, of the sort keys `<YYYYMMDD>#…` of a period's items. `$` is the character after `#`, so
 * the range includes every key of the last day and no key of the day after. The days before and after sort outside by
 * their digits.
 */
export function entryRange({ from, to }: Period): { readonly first: string; readonly last: string } {
  return { first: `${compactDay(from)}#`, last: `${compactDay(to)}$` };
}

/**
 * The day (`YYYYMMDD`) that a sort key of a dated dataset begins with; undefined when it does not begin with a day of the calendar and a `#`.
 * The first {@link dayOfKeyLength} characters decide.
 */
export function dayOfKey(key: string): string | undefined {
  const day = key.slice(0, dayOfKeyLength - 1);
  return key[dayOfKeyLength - 1] === '#' && /^\d{8}$/.test(day) && isDay(isoDay(day)) ? day : undefined;
}

/** The length of a day with the `#` after it. */
export const dayOfKeyLength = 9;

/** `2025-01-31` → `20250131`, the form of `tgt_date`. */
export function compactDay(day: string): string {
  return day.replaceAll('-', '');
}

/** `20250131` → `2025-01-31`. */
export function isoDay(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
}

/** True for a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = startOfDayMs(text);
  // `Date` reads 30 February as 1 March, so only a day that is written back unchanged is valid.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/**
 * The two days are not a period that can be requested. The message says what was expected, what came, and what to do.
 */
export class InvalidPeriod extends Error {
  override readonly name = 'InvalidPeriod';
}

const dayMs = 86_400_000;

function requireDay(name: 'from' | 'to', text: string): void {
  if (!isDay(text))
    throw new InvalidPeriod(`${name}: expected a day of the calendar as YYYY-MM-DD, got ${JSON.stringify(text)}.`);
}

function startOfDayMs(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}
