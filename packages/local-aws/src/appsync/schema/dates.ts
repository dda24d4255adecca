/** "An extended ISO 8601 date string in the format YYYY-MM-DD", with an optional time zone offset. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)(.*)$/.exec(text);
  if (match === null) return false;
  const [, year, month, day, offset = ''] = match;
  return isDayOfCalendar(Number(year), Number(month), Number(day)) && (offset === '' || isOffset(offset));
}

/** `hh:mm:ss.sss`, seconds and their fraction optional, with an optional offset. */
export function isTime(text: string): boolean {
  const match = /^(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(.*)$/.exec(text);
  if (match === null) return false;
  const [, time = '', offset = ''] = match;
  return isTimeOfDay(time) && (offset === '' || isOffset(offset));
}

/** `YYYY-MM-DDThh:mm:ss.sssZ`. The offset is required. */
export function isDateTime(text: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(.+)$/.exec(text);
  if (match === null) return false;
  const [, date = '', time = '', offset = ''] = match;
  return isDate(date) && isTimeOfDay(time) && isOffset(offset);
}

function isDayOfCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTimeOfDay(text: string): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds < 60;
}

/** `Z` or `±hh:mm` or `±hh:mm:ss`, at most 18 hours as in Java's ZoneOffset. */
function isOffset(text: string): boolean {
  if (text === 'Z') return true;
  const match = /^[+-](\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (match === null) return false;
  const [, hours, minutes, seconds = '0'] = match;
  return (
    Number(minutes) < 60 &&
    Number(seconds) < 60 &&
    Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) <= 18 * 3600
  );
}
