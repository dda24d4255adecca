import { describe, expect, it } from 'vitest';
import { sampleOf } from './sample.ts';

const hundred = Array.from({ length: 100 }, (_, place) => place);

describe('a sample', () => {
  it('has so many of the items, each once and in their order', () => {
    const sample = sampleOf(hundred, 10, 1);
    expect(new Set(sample).size).toBe(10);
    expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  });

  it('is the same for the same seed and another for another', () => {
    expect(sampleOf(hundred, 10, 1)).toEqual(sampleOf(hundred, 10, 1));
    expect(sampleOf(hundred, 10, 2)).not.toEqual(sampleOf(hundred, 10, 1));
  });

  it('is all of fewer items', () => {
    expect(sampleOf([1, 2, 3], 10, 1)).toEqual([1, 2, 3]);
  });

  it('is refused without a size', () => {
    for (const size of [0, -1, NaN]) expect(() => sampleOf(hundred, size, 1)).toThrow('at least one');
  });
});
