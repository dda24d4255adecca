import { expect, it } from 'vitest';
import { niceScale } from './nice-scale.ts';

it.each<[number[], number[]]>([
  [[], [0, 0.5, 1]],
  [
    [0, 0],
    [0, 0.5, 1],
  ],
  [
    [437_000, 690_858],
    [0, 200_000, 400_000, 600_000, 800_000],
  ],
  [
    [-120, 300],
    [-200, 0, 200, 400],
  ],
  [[-5], [-6, -4, -2, 0]],
  [
    [NaN, 7],
    [0, 2, 4, 6, 8],
  ],
])('the scale of %j has round ends and holds 0', (values, ticks) => {
  const scale = niceScale(values);
  expect(scale.ticks[0]).toBe(scale.low);
  expect(scale.ticks.at(-1)).toBe(scale.high);
  expect([scale.place(scale.low), scale.place(scale.high)]).toEqual([0, 1]);
  expect(scale.low).toBeLessThanOrEqual(Math.min(0, ...values.filter(Number.isFinite)));
  expect(scale.high).toBeGreaterThanOrEqual(Math.max(0, ...values.filter(Number.isFinite)));
  if (ticks.length > 3) expect(scale.ticks).toEqual(ticks);
});
