import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from './cell-days.ts';
import { coverageOf } from './coverage.ts';
import type { MonthFigures } from './ledger-figures.ts';
import { shading } from './shade.ts';
import type { MoveKey, StripCell } from './strip-moves.ts';
import { moved } from './strip-moves.ts';
import { stripRows } from './strip-rows.ts';

const month = (name: string, slips = 1): MonthFigures => ({
  month: name,
  slips,
  balances: 0,
  income: '0',
  expense: '0',
  unknownSlips: 0,
});

describe('the lines of the strip', () => {
  it('are the years with records, and one for each run of years without', () => {
    const months = [month('2099-01'), month('2016-11'), month('2017-03'), month('2020-01'), month('2018-01', 0)];
    expect(stripRows({ months, notCounted: [] })).toEqual([
      { kind: 'year', year: 2016 },
      { kind: 'year', year: 2017 },
      { kind: 'folded', from: 2018, to: 2019, isCounted: true },
      { kind: 'year', year: 2020 },
      { kind: 'folded', from: 2021, to: 2098, isCounted: true },
      { kind: 'year', year: 2099 },
    ]);
  });

  it('include a year that could not be counted', () => {
    expect(stripRows({ months: [month('2024-01')], notCounted: ['2025-02', '2025-03'] })).toEqual([
      { kind: 'year', year: 2024 },
      { kind: 'year', year: 2025 },
    ]);
  });

  it('are one for many years that could not be counted', () => {
    const notCounted = Array.from({ length: 73 }, (_, index) => `${2027 + index}-01`);
    expect(stripRows({ months: [month('2026-01')], notCounted })).toEqual([
      { kind: 'year', year: 2026 },
      { kind: 'folded', from: 2027, to: 2099, isCounted: false },
    ]);
    expect(stripRows({ months: [month('2099-01')], notCounted: notCounted.slice(0, -1) })).toEqual([
      { kind: 'folded', from: 2027, to: 2098, isCounted: false },
      { kind: 'year', year: 2099 },
    ]);
  });

  it('are none for a ledger without records', () => {
    expect(stripRows({ months: [], notCounted: [] })).toEqual([]);
  });
});

describe('a month', () => {
  it.each([
    ['2025-03', 'everything', 'whole'],
    ['2025-03', { from: '2025-03-01', to: '2025-03-31' }, 'whole'],
    ['2025-03', { from: '2025-03-01', to: '2025-03-30' }, 'part'],
    ['2025-03', { from: '2025-03-31', to: '2025-05-01' }, 'part'],
    ['2025-03', { from: '2025-04-01', to: '2025-05-01' }, 'none'],
    ['2025-03', { from: '2020-01-01', to: '2025-02-28' }, 'none'],
    ['2024-02', { from: '2024-02-01', to: '2024-02-28' }, 'part'],
  ] as const)('%s of %j is covered: %s', (name, days, coverage) => {
    expect(coverageOf(name, days)).toBe(coverage);
  });

  it('is darker with more records, and one very busy month does not make the others pale', () => {
    const shade = shading([...Array<number>(20).fill(80), 100, 5_000]);
    expect([0, 1, 39, 40, 64, 76, 80, 5_000].map(shade)).toEqual([0, 1, 1, 2, 3, 4, 4, 4]);
    expect(shading([])(3)).toBe(4);
  });
});

describe('a range', () => {
  it.each([
    [{ year: 2025, column: 3 }, { year: 2025, column: 3 }, '2025-03-01', '2025-03-31'],
    [{ year: 2025, column: 2 }, { year: 2024, column: 11 }, '2024-11-01', '2025-02-28'],
    [{ year: 2025, column: 0 }, { year: 2025, column: 0 }, '2025-01-01', '2025-12-31'],
    [{ year: 2025, column: 6 }, { year: 2024, column: 0 }, '2024-01-01', '2025-06-30'],
  ])('from %j to %j is %s to %s', (one, other, from, to) => {
    expect(daysBetween(one, other)).toEqual({ from, to });
  });
});

describe('a key', () => {
  const rows = [
    { kind: 'year', year: 2020 },
    { kind: 'folded', from: 2021, to: 2023, isCounted: true },
    { kind: 'year', year: 2024 },
  ] as const;

  it.each<readonly [MoveKey, StripCell, StripCell]>([
    ['ArrowRight', { year: 2020, column: 12 }, { year: 2024, column: 0 }],
    ['ArrowLeft', { year: 2024, column: 0 }, { year: 2020, column: 12 }],
    ['ArrowLeft', { year: 2020, column: 0 }, { year: 2020, column: 0 }],
    ['ArrowRight', { year: 2024, column: 12 }, { year: 2024, column: 12 }],
    ['ArrowDown', { year: 2020, column: 5 }, { year: 2024, column: 5 }],
    ['ArrowDown', { year: 2024, column: 5 }, { year: 2024, column: 5 }],
    ['ArrowUp', { year: 2020, column: 5 }, { year: 2020, column: 5 }],
    ['Home', { year: 2024, column: 7 }, { year: 2024, column: 0 }],
    ['End', { year: 2024, column: 7 }, { year: 2024, column: 12 }],
    ['First', { year: 2024, column: 7 }, { year: 2020, column: 0 }],
    ['Last', { year: 2020, column: 7 }, { year: 2024, column: 12 }],
  ])('%s leads from %j to %j', (key, from, to) => {
    expect(moved(from, key, rows)).toEqual(to);
  });

  it('never leads out of the years that are shown', () => {
    const keys: readonly MoveKey[] = [
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'First',
      'Last',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 60 }), (pressed) => {
        const { year, column } = pressed.reduce((cell, key) => moved(cell, key, rows), { year: 2020, column: 1 });
        expect([2020, 2024]).toContain(year);
        expect(column).toBeGreaterThanOrEqual(0);
        expect(column).toBeLessThanOrEqual(12);
      }),
      { seed: 20261127 },
    );
  });
});
