/** The time until an instant, as one says it: whole days, and on the last days hours, then minutes. Rounded down. */
export interface TimeUntil {
  readonly unit: 'days' | 'hours' | 'minutes';
  readonly count: number;
  /** After this time it is said differently. */
  readonly changesInMs: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** @param leftMs zero and less: no minute is left. */
export function timeUntil(leftMs: number): TimeUntil {
  const left = Math.max(0, leftMs);
  const unit = left >= 2 * dayMs ? 'days' : left >= 2 * hourMs ? 'hours' : 'minutes';
  const unitMs = { days: dayMs, hours: hourMs, minutes: minuteMs }[unit];
  return { unit, count: Math.floor(left / unitMs), changesInMs: (left % unitMs) + 1 };
}
