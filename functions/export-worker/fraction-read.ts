import type { Period } from '../../ledger/period.ts';
import { dayCount, isDay, isoDay } from '../../ledger/period.ts';

/** How far a ledger has been read. Days as `YYYYMMDD`; undefined before the first record with a day. */
export interface ReadSoFar {
  /** The day up to which slips and balances have both been read. `~` sorts after every day and says that both have ended. */
  readonly readThrough: string;
  readonly firstDay: string | undefined;
}

/**
 * From 0 to 1. Of a period, how many of its days have been read: the days' records may be many or few, so it is no measure of time. Of
 * everything (null), the last day is not known: it is taken for `today` (`YYYY-MM-DD`), up to which most people keep their books. The estimate
 * then stays just below 1 until the end is seen, whatever lies ahead of today or on no day at all.
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
