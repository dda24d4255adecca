import { compactDay, dayNumber, isDay } from './day.ts';

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
 * A hundred years, twenty-five of them leap years. The time of an export depends on the number of records, not of days:
 * 46,000 records took 3 to 4 s as ten years, as a hundred years and as everything, and the 4,800 of one of those years
 * 0.7 s (medians of seven, in turn, the local engine on a busy machine).
 */
export const longestPeriodDays = 36_525;

/**
 * Why two texts are not a period that can be requested; undefined when they are one. Refused are a text that is not a
 * day of the calendar, a period that ends before it starts, and one longer than {@link longestPeriodDays}. A day with an
 * offset such as `2025-01-01+09:00` is refused too, because its time zone is unclear.
 */
export function periodRefusal(from: string, to: string): string | undefined {
  if (!isDay(from)) return notADay('from', from);
  if (!isDay(to)) return notADay('to', to);
  if (from > to) return `The period ends before it starts: from ${from}, to ${to}. Swap the two dates.`;
  const days = dayCount({ from, to });
  return days > longestPeriodDays
    ? `A period has at most a hundred years (${longestPeriodDays} days); ${from} to ${to} has ${days}. Ask for it in parts.`
    : undefined;
}

/** Days in the period, both ends counted. */
export function dayCount({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/**
 * The bounds, both included, of the sort keys `<YYYYMMDD>#…` of a period's items. `$` is the character after `#`, so
 * the range includes every key of the last day and no key of the day after. The days before and after sort outside by
 * their digits.
 */
export function entryRange({ from, to }: Period): { readonly first: string; readonly last: string } {
  return { first: `${compactDay(from)}#`, last: `${compactDay(to)}$` };
}

function notADay(name: string, text: string): string {
  return `${name}: expected a day of the calendar as YYYY-MM-DD, got ${JSON.stringify(text)}.`;
}
