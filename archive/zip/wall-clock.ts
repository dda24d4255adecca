/**
 * The date and time that clocks in `timeZone` (an IANA name, `Asia/Tokyo`) show at an instant. The UTC fields of the
 * returned `Date` are those of the clock. It is for values without a time zone: the name of a file and the dates in a
 * zip. Fractions of a second are dropped.
 *
 * @throws RangeError for an invalid instant, or a time zone that this platform does not know.
 */
export function wallClock(instant: string, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric }).formatToParts(
    new Date(instant),
  );
  const of = (type: keyof typeof numeric) => Number(parts.find((part) => part.type === type)?.value);
  return new Date(Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')));
}

const numeric = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;
