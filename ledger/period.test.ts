import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactDay } from './day.ts';
import { entryRange } from './period.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the key range of a period', () => {
  it('takes the keys of its days, whatever follows the day, and of no other day', () => {
    const anyRest = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\uffff', '~', 'food01_zzzz', '$', '#'),
    );
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, anyRest, (one, other, day, rest) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const { first, last } = entryRange({ from, to });
        // DynamoDB compares keys by their UTF-8 bytes.
        const key = Buffer.from(`${compactDay(day)}#${rest}`);
        const inRange = Buffer.compare(Buffer.from(first), key) <= 0 && Buffer.compare(key, Buffer.from(last)) <= 0;
        expect(inRange).toBe(from <= day && day <= to);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('stands at the first key of the first day and behind every key of the last', () => {
    expect(entryRange({ from: '2025-01-01', to: '2025-12-31' })).toEqual({ first: '20250101#', last: '20251231$' });
  });
});
