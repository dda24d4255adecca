import { util } from '@aws-appsync/utils';

/** A hundred years, twenty-five of them leap years. */
const longestPeriodDays = 36_525;
const dayMs = 86_400_000;

/**
 * Refuses as `InvalidPeriod` anything that is not a period of days. AWSDate accepts an offset (`2025-01-01+09:00`),
 * which is refused here, because the time zone of the day would be unclear.
 */
export function checkPeriod(from: string, to: string): void {
  checkDay('from', from);
  checkDay('to', to);
  if (from > to) {
    util.error(`The period ends before it starts: from ${from}, to ${to}. Exchange the two dates.`, 'InvalidPeriod');
  }
  const days = (startOfDayMs(to) - startOfDayMs(from)) / dayMs + 1;
  if (days > longestPeriodDays) {
    util.error(
      `A period has at most a hundred years (${longestPeriodDays} days); ${from} to ${to} has ${days}. Ask for it in parts.`,
      'InvalidPeriod',
    );
  }
}

/** Like {@link checkPeriod}. Both days absent mean everything; one day alone is refused. */
export function checkDaysAsked(from: string | null | undefined, to: string | null | undefined): void {
  if (!from && !to) return;
  if (!from || !to) {
    util.error(
      `from and to: expected both, or neither for everything; got only ${from ? `from ${from}` : `to ${to}`}.`,
      'InvalidPeriod',
    );
  }
  checkPeriod(from, to);
}

/** `2025-01-31` → `20250131`, the form of `tgt_date`. */
export function compactDay(day: string): string {
  return day.split('-').join('');
}

/**
 * `20250131#01_1` → `2025-01-31`: the day in the key of a slip or balance; null for a key that does not begin with a
 * day of the calendar.
 */
export function dayOfKey(entry: string): string | null {
  // Only its first nine characters, because `$` in Java's patterns also matches before a line end.
  if (!util.matches('^[0-9]{8}#$', entry.slice(0, 9))) return null;
  const [year, month, day] = [entry.slice(0, 4), entry.slice(4, 6), entry.slice(6, 8)];
  return day >= '01' && day <= lastDayOf(year, month) ? `${year}-${month}-${day}` : null;
}

/** `29` for `2024`, `02`. Empty for an impossible month, and no day is below that. */
function lastDayOf(year: string, month: string): string {
  if (month === '02') return isLeapYear(Number(year)) ? '29' : '28';
  if (['04', '06', '09', '11'].includes(month)) return '30';
  return month >= '01' && month <= '12' ? '31' : '';
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function checkDay(name: string, day: string): void {
  if (!util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day)) {
    util.error(`${name}: expected a day as YYYY-MM-DD without an offset, got "${day}".`, 'InvalidPeriod');
  }
}

function startOfDayMs(day: string): number {
  return util.time.parseISO8601ToEpochMilliSeconds(`${day}T00:00:00.000Z`);
}
