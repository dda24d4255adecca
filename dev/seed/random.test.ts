import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

const draws = (seed: number, count = 1_000) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.integer(0, 999));
};

it('gives the same draws for the same seed, and others for its neighbour', () => {
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});

it('reaches both ends of a range and nothing beyond', () => {
  const random = createRandom(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.integer(-1, 2)));
  expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
});

it('spreads draws evenly', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const draw of draws(3, 20_000)) counts[Math.floor(draw / 100)] = (counts[Math.floor(draw / 100)] ?? 0) + 1;
  // 2,000 are expected for each value. One standard deviation is 42.
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(5 * 42);
});

it('is never and always true at the ends of chance', () => {
  const random = createRandom(1);
  expect(Array.from({ length: 200 }, () => random.chance(0)).some(Boolean)).toBe(false);
  expect(Array.from({ length: 200 }, () => random.chance(1)).every(Boolean)).toBe(true);
});

it('makes distinct UUIDs of version 4 form', () => {
  const random = createRandom(1);
  const uuids = Array.from({ length: 5_000 }, () => random.uuid());
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(uuids).size).toBe(5_000);
});
