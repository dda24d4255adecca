import { expect, it } from 'vitest';
import { timeUntil } from './time-until.ts';

const minuteMs = 60_000;

it.each([
  [7 * 24 * 60, 'days', 7],
  [3 * 24 * 60 - 1, 'days', 2],
  [2 * 24 * 60, 'days', 2],
  [2 * 24 * 60 - 1, 'hours', 47],
  [2 * 60, 'hours', 2],
  [2 * 60 - 1, 'minutes', 119],
  [0.5, 'minutes', 0],
  [-5, 'minutes', 0],
] as const)('%d minutes are said as %s: %d', (minutes, unit, count) => {
  expect(timeUntil(minutes * minuteMs)).toMatchObject({ unit, count });
});

it('says when it changes: a moment after that, it is one less', () => {
  for (const leftMs of [5 * 24 * 60 * minuteMs, 30 * 60 * minuteMs + 17, 90 * minuteMs, 61_000]) {
    const { unit, count, changesInMs } = timeUntil(leftMs);
    const later = timeUntil(leftMs - changesInMs);
    expect([later.unit, later.count]).toEqual([unit, count - 1]);
    expect(timeUntil(leftMs - changesInMs + 1)).toMatchObject({ unit, count });
  }
});
