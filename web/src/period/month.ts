import { isDay } from '../../../ledger/day.ts';
import type { Period } from '../../../ledger/period.ts';

/** `2025-03-31` → `2025-03` */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** `2025-03` → 2025 */
export function yearOf(month: string): number {
  return Number(month.slice(0, 4));
}

/** @param number 1 to 12 */
export function monthIn(year: number, number: number): string {
  return `${String(year).padStart(4, '0')}-${String(number).padStart(2, '0')}`;
}

/** The days of a month, `YYYY-MM`. Undefined for a text that is no month. */
export function daysOfMonth(month: string): Period | undefined {
  const last = ['31', '30', '29', '28'].map((day) => `${month}-${day}`).find(isDay);
  return last === undefined ? undefined : { from: `${month}-01`, to: last };
}

export function daysOfYear(year: number): Period {
  return { from: `${monthIn(year, 1)}-01`, to: `${monthIn(year, 12)}-31` };
}

/** Whether a period begins with the first day of a month and ends with the last day of one. */
export function isOfWholeMonths({ from, to }: Period): boolean {
  return from.endsWith('-01') && daysOfMonth(monthOf(to))?.to === to;
}
