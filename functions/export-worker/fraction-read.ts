import { isDay, isoDay } from '../../ledger/day.ts';
import type { Period } from '../../ledger/period.ts';
import { dayCount } from '../../ledger/period.ts';

/** How far a ledger has been read. Days as `YYYYMMDD`; undefined before the first record with a day. */
export interface ReadSoFar {
  /**
   * The day up to which both slips and balances have been read. `~` sorts after every day and means that both have
   * ended.
   */
  readonly readThrough: string;
  readonly firstDay: string | undefined;
}

/**
 * The fraction of a ledger that has been read, from 0 to 1. For a period, it is the part of its days that has been
 * read. A day may have many records or few, so the fraction does not measure time. For everything (null), the last day
 * is not known, and `today` (`YYYY-MM-DD`) is used instead, because most people keep their books up to today. The
 * estimate then stays just below 1 until the end is reached, also when records lie after today or on no day.
 */
export function fractionRead(period: Period | null, { readThrough, firstDay }: ReadSoFar, today: string): number {
  const through = isoDay(readThrough);
  if (!isDay(through)) return firstDay !== undefined && readThrough > firstDay ? 1 : 0;
  if (period) return Math.min(1, dayCount({ from: period.from, to: through }) / dayCount(period));
  const from = isoDay(firstDay ?? readThrough);
  return through < today
    ? Math.min(mostBeforeTheEnd, dayCount({ from, to: through }) / dayCount({ from, to: today }))
    : mostBeforeTheEnd;
}

const mostBeforeTheEnd = 0.99;
