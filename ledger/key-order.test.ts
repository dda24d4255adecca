import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from './key-order.ts';

describe('the order of keys', () => {
  it('is the order of their UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ['\uffee', '𠮷'],
    ['\ue000', '\u{10000}'],
    ['\ud7ff', '\ue000'],
    ['a', 'aa'],
    ['', 'a'],
  ])('puts %j before %j', (first, second) => {
    expect(compareKeys(first, second)).toBeLessThan(0);
    expect(compareKeys(second, first)).toBeGreaterThan(0);
    expect(compareKeys(first, first)).toBe(0);
  });
});
