import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactDay, dayOfKey, isDay, isoDay } from './day.ts';
import { InvalidPeriod, parsePeriod } from './parse-period.ts';
import { dayCount, entryRange } from './period.ts';

describe('a period', () => {
  it.each([
    ['one day', '2025-01-01', '2025-01-01', 1],
    ['a year', '2025-01-01', '2025-12-31', 365],
    ['a leap day', '2024-02-29', '2024-02-29', 1],
    ['ten years with three leap days', '2016-01-01', '2025-12-31', 3653],
    ['a hundred years', '1926-01-01', '2025-12-31', 36_525],
  ])('may be %s', (_, from, to, days) => {
    expect(dayCount(parsePeriod({ from, to }))).toBe(days);
  });

  it.each([
    ['ends before it starts', '2025-01-02', '2025-01-01', 'ends before it starts'],
    ['is longer than a hundred years', '1925-12-31', '2025-12-31', 'at most a hundred years'],
    ['starts on a day with an offset', '2025-01-01+09:00', '2025-01-02', 'from: expected a day'],
    ['ends on 29 February of no leap year', '2025-01-01', '2025-02-29', 'to: expected a day'],
    ['ends in a month 13', '2025-01-01', '2025-13-01', 'to: expected a day'],
    ['starts nowhere', '', '2025-01-01', 'from: expected a day'],
    ['starts on day 0', '2025-01-00', '2025-01-01', 'from: expected a day'],
    ['is written in compact days', '20250101', '20250102', 'from: expected a day'],
  ])('is refused when it %s', (_, from, to, message) => {
    expect(() => parsePeriod({ from, to })).toThrow(InvalidPeriod);
    expect(() => parsePeriod({ from, to })).toThrow(message);
  });
});

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

describe('the day of a sort key', () => {
  it('is found in every key of a day, and the key is in that day’s range', () => {
    fc.assert(
      fc.property(anyDay, fc.string({ unit: 'grapheme' }), (day, rest) => {
        expect(dayOfKey(`${compactDay(day)}#${rest}`)).toBe(compactDay(day));
      }),
      { seed: 1 },
    );
  });

  it('is found in no other key, so that the months of a year together hold every key that has one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{8}[#x]\w*$/)), (key) => {
        const day = dayOfKey(key);
        expect(day === undefined || (key.startsWith(`${day}#`) && isDay(isoDay(day)))).toBe(true);
      }),
      { seed: 1 },
    );
    for (const key of ['20320230#k1', '20250101', '20250101x', '', '#', '２0250101#'])
      expect(dayOfKey(key)).toBeUndefined();
  });
});

it('days go to the compact form and back', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(isDay(day)).toBe(true);
      expect(isoDay(compactDay(day))).toBe(day);
    }),
    { seed: 1 },
  );
});
