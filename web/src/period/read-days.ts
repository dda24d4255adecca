import { isDay } from '../../../ledger/day.ts';
import type { Period } from '../../../ledger/period.ts';
import { daysOfMonth } from './month.ts';

/** The meaning of the text in a field for a day. */
export type WrittenDays =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: string }
  /** A month without a day: its first and last day. */
  | ({ readonly kind: 'month' } & Period)
  /** Not readable as a day, or a day that no calendar has. `text` is the written text. */
  | { readonly kind: 'unread'; readonly text: string };

/**
 * Reads a day as people in Japan write it: `2025-03-01`, `20250301`, `2025/3/1`, `2025.3.1`, `2025年3月1日`, `令和7年3月1日`,
 * `R7.3.1`, in half or full width. `2025-03` is the whole month. An impossible day is never moved to a possible one,
 * and six digits are not guessed at.
 */
export function readDays(text: string): WrittenDays {
  const plain = plainly(text);
  if (plain === '') return { kind: 'empty' };
  const [, digitsYear, digitsMonth, digitsDay] = /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? [];
  const [, era, year = digitsYear, month = digitsMonth, day = digitsDay] = written.exec(plain) ?? [];
  const gregorian = year === undefined ? undefined : gregorianYear(era, year);
  if (gregorian === undefined || month === undefined) return { kind: 'unread', text };
  const start = `${String(gregorian).padStart(4, '0')}-${month.padStart(2, '0')}`;
  if (day !== undefined) {
    const iso = `${start}-${day.padStart(2, '0')}`;
    return isDay(iso) && isOfEra(era, iso) ? { kind: 'day', day: iso } : { kind: 'unread', text };
  }
  const days = daysOfMonth(start);
  // The month in which an era begins or ends is only partly in the era. The whole month is returned.
  return days && (isOfEra(era, days.from) || isOfEra(era, days.to))
    ? { kind: 'month', ...days }
    : { kind: 'unread', text };
}

/** `2025-03-01` → `2025/03/01`, as a field shows a day that was read. Any other text is returned unchanged. */
export function writtenDay(day: string): string {
  return isDay(day) ? day.replaceAll('-', '/') : day;
}

/** A year, maybe of an era, a month, and maybe a day. */
const written =
  /^(明治|大正|昭和|平成|令和|[MTSHR])?(\d{4}|\d{1,2}|元)(?:[-/.]|年)(\d{1,2})(?:月?|(?:[-/.]|月)(\d{1,2})日?)$/;

/** The first day of each era, and the letter that stands for it. */
const eras = [
  { name: '明治', letter: 'M', first: '1868-10-23' },
  { name: '大正', letter: 'T', first: '1912-07-30' },
  { name: '昭和', letter: 'S', first: '1926-12-25' },
  { name: '平成', letter: 'H', first: '1989-01-08' },
  { name: '令和', letter: 'R', first: '2019-05-01' },
] as const;

/**
 * Full width becomes half width. The characters that a Japanese keyboard sends for `-`, `.` and `/` while its input
 * method is on become these three.
 */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[。・]/g, (mark) => (mark === '。' ? '.' : '/'))
    .toUpperCase();
}

function gregorianYear(era: string | undefined, year: string): number | undefined {
  if (era === undefined) return year.length === 4 ? Number(year) : undefined;
  const first = eras[eraIndex(era)]?.first;
  if (first === undefined || year.length === 4) return undefined;
  return Number(first.slice(0, 4)) - 1 + (year === '元' ? 1 : Number(year));
}

function isOfEra(era: string | undefined, day: string): boolean {
  if (era === undefined) return true;
  const index = eraIndex(era);
  const [from, next] = [eras[index]?.first, eras[index + 1]?.first];
  return from !== undefined && day >= from && (next === undefined || day < next);
}

function eraIndex(era: string): number {
  return eras.findIndex(({ name, letter }) => name === era || letter === era);
}
