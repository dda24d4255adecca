import { expect, it } from 'vitest';
import { dayBefore, daysBetween } from './calendar.ts';

const dates = (from: string, to: string) => [...daysBetween(from, to)].map((day) => day.date);

it('includes both ends', () => {
  expect(dates('2025-12-30', '2026-01-02')).toEqual(['20251230', '20251231', '20260101', '20260102']);
  expect(dates('2025-01-01', '2025-01-01')).toEqual(['20250101']);
});

it('knows leap years, also those of centuries', () => {
  expect(dates('2024-02-28', '2024-03-01')).toEqual(['20240228', '20240229', '20240301']);
  expect(dates('2100-02-28', '2100-03-01')).toEqual(['21000228', '21000301']);
  expect(dates('2016-11-01', '2026-10-31')).toHaveLength(3_652);
});

it('knows weekends and the ends of months', () => {
  const [saturday, , monday] = [...daysBetween('2025-05-31', '2025-06-02')];
  expect(saturday).toMatchObject({ year: 2025, month: 5, dayOfMonth: 31, isLastOfMonth: true, isWeekend: true });
  expect(monday).toMatchObject({ month: 6, dayOfMonth: 2, isLastOfMonth: false, isWeekend: false });
});

it('steps back over the turn of a year', () => {
  expect(dayBefore('2017-01-01').date).toBe('20161231');
});

it.each(['2025-02-30', '2025-13-01', '20250101', '2025-1-1', '2025-01-01T00:00:00Z', ''])(
  'refuses %j, which is no day',
  (date) => {
    expect(() => [...daysBetween(date, '2025-12-31')]).toThrow('Expected a day of the calendar as YYYY-MM-DD');
    expect(() => [...daysBetween('2025-01-01', date)]).toThrow(RangeError);
  },
);

it('refuses a range whose end is before its start', () => {
  expect(() => [...daysBetween('2025-02-01', '2025-01-31')]).toThrow('but got 2025-02-01 to 2025-01-31');
});
