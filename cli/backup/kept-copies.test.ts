import { expect, it } from 'vitest';
import type { Keep } from './kept-copies.ts';
import { keptCopies } from './kept-copies.ts';

const none: Keep = { daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const dayOf = (instant: string) => instant.slice(0, 10);

/** The days of the kept ones, newest first, of copies made at these instants. */
function kept(instants: readonly string[], keep: Partial<Keep>): string[] {
  const copies = instants.map((requestedAt) => ({ requestedAt }));
  return [...keptCopies(copies, { ...none, ...keep }, dayOf)]
    .map(({ requestedAt }) => requestedAt)
    .sort()
    .reverse();
}

const everyDay = Array.from({ length: 800 }, (_, index) => new Date(Date.UTC(2024, 0, 1 + index, 12)).toISOString());
const days = (instants: readonly string[]) => instants.map(dayOf);

it('the newest copy is kept when nothing else is', () => {
  expect(days(kept(everyDay, {}))).toEqual(['2026-03-10']);
  expect(kept([], { daily: 3 })).toEqual([]);
});

it('of a day, week, month and year the newest copy is kept', () => {
  expect(days(kept(everyDay, { daily: 3 }))).toEqual(['2026-03-10', '2026-03-09', '2026-03-08']);
  expect(days(kept(everyDay, { weekly: 3 }))).toEqual(['2026-03-10', '2026-03-08', '2026-03-01']);
  expect(days(kept(everyDay, { monthly: 3 }))).toEqual(['2026-03-10', '2026-02-28', '2026-01-31']);
  expect(days(kept(everyDay, { yearly: 9 }))).toEqual(['2026-03-10', '2025-12-31', '2024-12-31']);
});

it('two copies of one day leave the later one, and days without a copy do not count', () => {
  const instants = ['2026-01-05T08:00:00Z', '2026-01-05T20:00:00Z', '2026-03-01T08:00:00Z'];
  expect(kept(instants, { daily: 2 })).toEqual([instants[2], instants[1]]);
});

it('a week goes over the end of a year', () => {
  const instants = ['2025-12-28T00:00:00Z', '2025-12-31T00:00:00Z', '2026-01-04T00:00:00Z', '2026-01-05T00:00:00Z'];
  expect(kept(instants, { weekly: 9 })).toEqual([instants[3], instants[2], instants[0]]);
});

it('after the copies of each day are thinned daily, the same ones are left as at once', () => {
  let left: string[] = [];
  const keep = { daily: 7, weekly: 5, monthly: 12, yearly: 100 };
  for (const instant of everyDay) left = kept([...left, instant], keep);
  expect(left).toEqual(kept(everyDay, keep));
});
