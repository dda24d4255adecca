import { expect, it } from 'vitest';
import { durationOf, secondsLeft } from './time-left.ts';

it('takes the usual speed until there is enough progress, and then the progress', () => {
  const first = { atMs: 0, done: 100 };
  expect(secondsLeft(10_100, first, first)).toBe(10);
  expect(secondsLeft(10_100, first, { atMs: 2_000, done: 2_100 })).toBe(8);
  expect(secondsLeft(10_100, first, { atMs: 4_000, done: 2_100 })).toBe(16);
  expect(secondsLeft(10_100, first, { atMs: 9_000, done: 100 })).toBe(10);
  expect(secondsLeft(100, first, { atMs: 9_000, done: 200 })).toBe(0);
});

it.each([
  [0, 5, 'seconds'],
  [11, 15, 'seconds'],
  [55, 55, 'seconds'],
  [56, 1, 'minutes'],
  [61, 2, 'minutes'],
  [90 * 60, 90, 'minutes'],
  [90 * 60 + 1, 2, 'hours'],
])('says %i seconds as %i %s', (seconds, count, unit) => {
  expect(durationOf(seconds)).toEqual({ count, unit });
});
