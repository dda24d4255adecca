import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayCount, longestPeriodDays } from '../../../ledger/period.ts';
import { periodProblem } from './period-problem.ts';
import { presetNames, presetPeriod } from './presets.ts';

describe('periodProblem', () => {
  it.each([
    ['a single day', '2025-01-31', '2025-01-31'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['the longest period', dayBefore('2025-12-31', longestPeriodDays - 1), '2025-12-31'],
  ])('takes %s', (_, from, to) => {
    expect(periodProblem({ from, to })).toBeUndefined();
  });

  it.each([
    ['no first day', '', '2025-01-31', { problem: 'missing', field: 'from' }],
    ['no last day', '2025-01-01', '', { problem: 'missing', field: 'to' }],
    ['a day that does not exist', '2025-01-01', '2025-02-29', { problem: 'no-day', field: 'to', text: '2025-02-29' }],
    [
      'a day that does not exist beside none at all',
      '',
      '2025-02-30',
      { problem: 'no-day', field: 'to', text: '2025-02-30' },
    ],
    ['an offset', '2025-01-01+09:00', '2025-01-31', { problem: 'no-day', field: 'from', text: '2025-01-01+09:00' }],
    ['a year of five digits', '20250-01-01', '2025-01-31', { problem: 'no-day', field: 'from', text: '20250-01-01' }],
    ['an end before its start', '2025-01-02', '2025-01-01', { problem: 'reversed', field: 'to' }],
    [
      'a day more than the longest',
      dayBefore('2025-12-31', longestPeriodDays),
      '2025-12-31',
      { problem: 'too-long', field: 'to', days: longestPeriodDays + 1 },
    ],
  ])('refuses %s', (_, from, to, problem) => {
    expect(periodProblem({ from, to })).toEqual(problem);
  });
});

describe('presetPeriod', () => {
  const on = (iso: string) => new Date(`${iso}T12:00:00`);

  it.each([
    ['thisMonth', '2024-02-10', '2024-02-01', '2024-02-29'],
    ['lastMonth', '2025-01-31', '2024-12-01', '2024-12-31'],
    ['lastMonth', '2025-03-31', '2025-02-01', '2025-02-28'],
    ['thisYear', '2025-07-01', '2025-01-01', '2025-12-31'],
    ['lastYear', '2025-07-01', '2024-01-01', '2024-12-31'],
    ['fiscalYear', '2025-03-31', '2024-04-01', '2025-03-31'],
    ['fiscalYear', '2025-04-01', '2025-04-01', '2026-03-31'],
  ] as const)('%s on %s is %s to %s', (name, today, from, to) => {
    expect(presetPeriod(name, on(today))).toEqual({ from, to });
  });

  it('offers everything first, which is no period', () => {
    expect(presetNames[0]).toBe('everything');
    expect(presetPeriod('everything', on('2025-07-01'))).toBe('everything');
    expect(periodProblem('everything')).toBeUndefined();
  });

  it('is otherwise always a period that the server takes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: on('2000-01-01'), max: on('2100-12-31'), noInvalidDate: true }),
        fc.constantFrom(...presetNames),
        (today, name) => {
          const period = presetPeriod(name, today);
          fc.pre(period !== 'everything');
          expect(periodProblem(period)).toBeUndefined();
          expect(dayCount(period)).toBeGreaterThanOrEqual(28);
        },
      ),
      { seed: 20251122 },
    );
  });
});

function dayBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10);
}
