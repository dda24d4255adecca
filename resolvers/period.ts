import { util } from '@aws-appsync/utils';

/** A hundred years, twenty-five of them leap years. */
const longestPeriodDays = 36_525;
const dayMs = 86_400_000;

/**
 * Refuses, as `InvalidPeriod`, what is not a period of days: AWSDate lets an offset through (`2025-01-01+09:00`), which
 * would leave open whose day is meant.
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

/** As {@link checkPeriod}; both left out stand for everything, one alone is refused. */
export function checkDaysAsked(from: string | null | undefined, to: string | null | undefined): void {
  if (!from && !to) return;
  if (!from || !to) {
    util.error(`from and to: expected both, or neither for everything; got only ${from ? `from ${from}` : `to ${to}`}.`, 'InvalidPeriod');
  }
  checkPeriod(from, to);
}

/** `2025-01-31` → `20250131`, the form of `tgt_date`. */
export function compactDay(day: string): string {
  return day.split('-').join('');
}

/** `20250131` → `2025-01-31`; null for what is no day of the calendar, 0001-01-01 to 9999-12-31. */
export function isoDay(compact: string): string | null {
  // The length too: in Java's patterns `$` also stands before a line end.
  if (compact.length !== 8 || !util.matches('^[0-9]{8}$', compact)) return null;
  const [year, month, day] = [compact.slice(0, 4), compact.slice(4, 6), compact.slice(6, 8)];
  const isDay = year !== '0000' && day >= '01' && day <= lastDayOf(year, month);
  return isDay ? `${year}-${month}-${day}` : null;
}

/** `29` for `2024`, `02`; empty, which no day is below, for what is no month. */
function lastDayOf(year: string, month: string): string {
  if (month === '02') return isLeapYear(Number(year)) ? '29' : '28';
  if (['04', '06', '09', '11'].includes(month)) return '30';
  return month >= '01' && month <= '12' ? '31' : '';
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** True for a day of the calendar as `YYYY-MM-DD`. */
export function isCalendarDay(day: string): boolean {
  if (!util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day)) return false;
  const [year, month, date] = day.split('-').map((part) => +part);
  if (!year || !month || !date) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date <= (lengths[month - 1] ?? 0);
}

function checkDay(name: string, day: string): void {
  if (!util.matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}$', day)) {
    util.error(`${name}: expected a day as YYYY-MM-DD without an offset, got "${day}".`, 'InvalidPeriod');
  }
}

function startOfDayMs(day: string): number {
  return util.time.parseISO8601ToEpochMilliSeconds(`${day}T00:00:00.000Z`);
}
