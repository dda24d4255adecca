/** One day, with the properties that habits depend on. */
export interface Day {
  /** `YYYYMMDD`, as in `tgt_date`. */
  readonly date: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
  readonly isLastOfMonth: boolean;
  readonly isWeekend: boolean;
}

/**
 * Every day from `from` to `to` (`YYYY-MM-DD`, both included), in order. @throws RangeError when either is not a valid
 * day or they are reversed.
 */
export function* daysBetween(from: string, to: string): Generator<Day> {
  const last = instantOf(to);
  if (instantOf(from) > last)
    throw new RangeError(`Expected a first day that is not after the last, but got ${from} to ${to}. Swap them.`);
  for (let instant = instantOf(from); instant <= last; instant += dayMs) yield dayAt(instant);
}

/** The day before `date` (`YYYY-MM-DD`). @throws RangeError when `date` is not a valid day. */
export function dayBefore(date: string): Day {
  return dayAt(instantOf(date) - dayMs);
}

const dayMs = 86_400_000;

function dayAt(instant: number): Day {
  const day = new Date(instant);
  const weekday = day.getUTCDay();
  return {
    date: day.toISOString().slice(0, 10).replaceAll('-', ''),
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    dayOfMonth: day.getUTCDate(),
    isLastOfMonth: new Date(instant + dayMs).getUTCDate() === 1,
    isWeekend: weekday === 0 || weekday === 6,
  };
}

function instantOf(date: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  // Date.parse accepts 2025-02-30 as 2 March.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Expected a day of the calendar as YYYY-MM-DD, but got ${JSON.stringify(date)}.`);
  }
  return instant;
}
