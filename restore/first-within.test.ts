import { expect, it } from 'vitest';
import { firstWithin } from './first-within.ts';

it.each([
  ['all items', ['a', 'b'], 8, ['a', 'b'], 0],
  ['those that fit', ['a', 'b', 'c'], 11, ['a', 'b'], 1],
  ['none after the first that is too long', ['あああ', 'b'], 11, [], 2],
  ['nothing of nothing', [], 0, [], 0],
] as const)('gives %s', (_, items, mostBytes, first, leftOut) => {
  expect(firstWithin(items, mostBytes)).toEqual({ first, leftOut });
});
