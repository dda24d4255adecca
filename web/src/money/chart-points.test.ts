import { describe, expect, it } from 'vitest';
import type { Days } from '../period/days.ts';
import { chartPoints } from './chart-points.ts';

const month = (name: string, income = '0', expense = '0') => ({ month: name, income, expense });
const room = { months: 14, years: 10 };
const namesOf = (months: readonly string[], days: Days = 'everything') => {
  const { unit, points } = chartPoints(
    months.map((name) => month(name)),
    days,
    room,
  );
  return `${unit}: ${points.map(({ name }) => name).join(' ')}`;
};

describe('the points of the chart', () => {
  it('are months without gaps, over the whole period where it has room', () => {
    expect(namesOf(['2025-11', '2026-02'])).toBe('month: 2025-11 2025-12 2026-01 2026-02');
    expect(namesOf(['2026-02'], { from: '2026-01-15', to: '2026-03-02' })).toBe('month: 2026-01 2026-02 2026-03');
    expect(namesOf(['2026-02'])).toBe('month: 2026-02');
    expect(namesOf(['2026-02'], { from: '1990-01-01', to: '2049-12-31' })).toBe('month: 2026-02');
    expect(namesOf([])).toBe('month: ');
  });

  it('are years when there are too many months, and only those with records when there are too many years', () => {
    expect(namesOf(['2024-12', '2026-02'])).toBe('year: 2024 2025 2026');
    expect(namesOf(['2016-01', '2026-02', '2099-01'])).toBe('year: 2016 2026 2099');
  });

  it('add up a year exactly, refunds too', () => {
    const months = [
      month('2024-01', '0.1', '-5'),
      month('2024-12', '0.2', '2'),
      month('2026-01', '12345678901234567890'),
    ];
    expect(chartPoints(months, 'everything', room).points).toEqual([
      { name: '2024', income: '0.3', expense: '-3' },
      { name: '2025', income: '0', expense: '0' },
      { name: '2026', income: '12345678901234567890', expense: '0' },
    ]);
  });
});
