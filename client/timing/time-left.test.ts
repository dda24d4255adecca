import { expect, it } from 'vitest';
import { durationOf, TimeLeft } from './time-left.ts';

it('goes by the speed since the work was first seen, and is unknown before', () => {
  const left = new TimeLeft();
  const at = (atMs: number, done: number) => left.secondsFrom({ step: 'MAKING', done, total: 1, atMs });
  expect(at(0, 0.25)).toBeUndefined();
  expect(at(2_000, 0.5)).toBeUndefined();
  expect(at(4_000, 0.75)).toBe(2);
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
