import { expect, it } from 'vitest';
import { ReadLimit } from './read-limit.ts';

it('reading ends two seconds after its begin', () => {
  let nowMs = 5_000;
  const limit = new ReadLimit(() => nowMs);
  nowMs = 6_999;
  expect(limit.isReached()).toBe(false);
  nowMs = 7_000;
  expect(limit.isReached()).toBe(true);
});

it('reading ends after 25 MB, which are 3,200 units', () => {
  const limit = new ReadLimit(() => 0);
  limit.count(3_199.5);
  expect(limit.isReached()).toBe(false);
  limit.count(0.5);
  expect(limit.isReached()).toBe(true);
});
