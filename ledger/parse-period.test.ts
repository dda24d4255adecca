import { describe, expect, it } from 'vitest';
import { InvalidPeriod, parseDaysAsked, parsePeriod } from './parse-period.ts';
import { dayCount } from './period.ts';

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

describe('the days that are asked for', () => {
  it('are a period, or everything', () => {
    expect(parseDaysAsked({ from: null, to: null })).toBeNull();
    const period = { from: '2025-01-01', to: '2025-12-31' };
    expect(parseDaysAsked(period)).toEqual(period);
  });

  it.each([
    ['from', { from: null, to: '2025-12-31' }],
    ['to', { from: '2025-01-01', to: null }],
  ])('are refused without %s alone', (missing, days) => {
    expect(() => parseDaysAsked(days)).toThrow(`${missing}: expected a day of the calendar as YYYY-MM-DD, got "".`);
  });
});
