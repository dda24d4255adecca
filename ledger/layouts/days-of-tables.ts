import { compactDay, isoDay } from '../day.ts';
import type { Period } from '../period.ts';

/**
 * The days of a table that is keyed by days. Its keys cannot be listed without reading the whole table, so *everything*
 * asks for each of these days. A record whose key holds another day, or none, cannot be seen.
 */
export const daysOfTables: Period = { from: '1970-01-01', to: '2100-12-31' };

/** Whether a day of the calendar (`YYYYMMDD`) is one of {@link daysOfTables}. */
export function isDayOfTables(compact: string): boolean {
  const day = isoDay(compact);
  return compact.length === 8 && day >= daysOfTables.from && day <= daysOfTables.to;
}

/** The days of a period that are read, as `YYYYMMDD`, in order; null is everything. */
export function* daysToRead(period: Period | null): Generator<string, void, undefined> {
  const { from, to } = period ?? daysOfTables;
  const last = Math.min(Date.parse(to), Date.parse(daysOfTables.to));
  for (let at = Math.max(Date.parse(from), Date.parse(daysOfTables.from)); at <= last; at += dayMs) yield dayAt(at);
}

/** The days before a period that are read, as `YYYYMMDD`, the last first. */
export function* daysBefore({ from }: Pick<Period, 'from'>): Generator<string, void, undefined> {
  const first = Date.parse(daysOfTables.from);
  const last = Math.min(Date.parse(from) - dayMs, Date.parse(daysOfTables.to));
  for (let at = last; at >= first; at -= dayMs) yield dayAt(at);
}

function dayAt(ms: number): string {
  return compactDay(new Date(ms).toISOString().slice(0, 10));
}

const dayMs = 24 * 60 * 60 * 1000;
