/** True for a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const compact = compactDay(text);
  return compact.length === 8 && isoDay(compact) === text && isCompactDay(compact);
}

/**
 * The day (`YYYYMMDD`) that a sort key of a dated dataset begins with; undefined when the key does not begin with a day
 * of the calendar and a `#`. The first {@link dayOfKeyLength} characters decide.
 */
export function dayOfKey(key: string): string | undefined {
  const day = key.slice(0, dayOfKeyLength - 1);
  return key.charAt(dayOfKeyLength - 1) === '#' && isCompactDay(day) ? day : undefined;
}

/** The length of a day with the `#` after it. */
export const dayOfKeyLength = 9;

/** `2025-01-31` → `20250131`, the form of `tgt_date`. */
export function compactDay(day: string): string {
  return day.split('-').join('');
}

/** `20250131` → `2025-01-31`. */
export function isoDay(compact: string): string {
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6, 8)}`;
}

/** Days since the first day of year 0, for a day of the calendar as `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const leapYearsBefore = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return year * 365 + leapYearsBefore + (daysBeforeMonth[month - 1] ?? NaN) + leapDay + Number(day.slice(8, 10)) - 1;
}

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** True for a day of the calendar as `YYYYMMDD`. */
export function isCompactDay(text: string): boolean {
  if (text.length !== 8 || !text.split('').every((digit) => digit >= '0' && digit <= '9')) return false;
  const day = text.slice(6);
  return day >= '01' && day <= lastDayOf(Number(text.slice(0, 4)), text.slice(4, 6));
}

/** `29` for 2024 and `02`. Empty for an impossible month, and no day is below that. */
function lastDayOf(year: number, month: string): string {
  if (month === '02') return isLeapYear(year) ? '29' : '28';
  if (['04', '06', '09', '11'].includes(month)) return '30';
  return month >= '01' && month <= '12' ? '31' : '';
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
