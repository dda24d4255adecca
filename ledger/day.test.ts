import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactDay, dayNumber, dayOfKey, isDay, isoDay } from './day.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

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
    for (const key of ['20320230#k1', '20250101', '20250101x', '', '#', '２0250101#', ' 0250101#'])
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

describe('the calendar', () => {
  const dayMs = 86_400_000;
  const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const [first, last] = [Date.parse('0000-01-01'), Date.parse('9999-12-31')];

  it('numbers the days as Date does, from year 0 to year 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: (last - first) / dayMs }), (number) => {
        expect(dayNumber(isoOf(first + number * dayMs))).toBe(number);
      }),
      { seed: 1, numRuns: 5_000 },
    );
    for (const year of ['0000', '0001', '0004', '0100', '0101', '0400', '0401', '1900', '2000', '2024', '2025', '9999'])
      for (const day of ['01-01', '02-28', '03-01', '12-31'])
        expect(dayNumber(`${year}-${day}`)).toBe((Date.parse(`${year}-${day}`) - first) / dayMs);
  });

  it('has the days that Date has, and no other', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), two(14), two(33), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${day}`;
        const ms = Date.parse(text);
        expect(isDay(text)).toBe(!Number.isNaN(ms) && isoOf(ms) === text);
      }),
      { seed: 1, numRuns: 5_000 },
    );
    for (const text of [
      '2025-0101-',
      '-2025-0101',
      '2025--0101',
      '20250101',
      '2025-01-01 ',
      '２025-01-01',
      '2025',
      '2025-01',
      '+012025-01-01',
      '',
    ])
      expect(isDay(text)).toBe(false);
  });
});
