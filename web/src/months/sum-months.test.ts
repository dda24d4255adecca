import { describe, expect, it } from 'vitest';
import type { LedgerFigures, MonthFigures } from './ledger-figures.ts';
import { recordsIn, sumOf, sumOfAnswer } from './sum-months.ts';

const month = (name: string, fields: Partial<MonthFigures> = {}): MonthFigures => ({
  ...{ month: name, slips: 10, balances: 2, income: '1000', expense: '400', unknownSlips: 0 },
  ...fields,
});

const ledger = (fields: Partial<LedgerFigures> = {}): LedgerFigures => ({
  ...{ months: [month('2025-01'), month('2025-02'), month('2025-04')], first: '2025-01-10', last: '2025-04-20' },
  ...{ recordsOutsideDays: 3, isComplete: true, notCounted: [] },
  ...fields,
});

describe('the sum of a choice', () => {
  it('is exact, also beyond the precision of doubles', () => {
    const months = [month('2025-01', { income: '9007199254740993' }), month('2025-02', { income: '0.1' })];
    const sum = sumOf({ from: '2025-01-01', to: '2025-02-28' }, ledger({ months }));
    expect(sum).toMatchObject({ slips: 20, balances: 4, income: '9007199254740993.1', expense: '800' });
  });

  it('of everything also counts the records without a proper day', () => {
    const everything = sumOf('everything', ledger());
    expect(everything && recordsIn(everything)).toBe(39);
    const days = sumOf({ from: '2025-01-01', to: '2025-12-31' }, ledger());
    expect(days && recordsIn(days)).toBe(36);
  });

  it.each([
    ['begins in a month with records', { from: '2025-02-02', to: '2025-04-30' }],
    ['ends in a month with records', { from: '2025-01-01', to: '2025-02-27' }],
    ['ends before the last record', { from: '2025-04-01', to: '2025-04-19' }],
    ['begins after the first record', { from: '2025-01-11', to: '2025-01-31' }],
  ])('is not known here when it %s', (_, days) => {
    expect(sumOf(days, ledger())).toBeUndefined();
  });

  it.each([
    ['begins in a month without records', { from: '2025-03-15', to: '2025-04-30' }, 12],
    ['reaches to the first and the last record', { from: '2025-01-10', to: '2025-04-20' }, 36],
    ['lies outside the ledger', { from: '1999-01-02', to: '1999-12-30' }, 0],
  ])('is known when it %s', (_, days, records) => {
    const sum = sumOf(days, ledger());
    expect(sum && recordsIn(sum)).toBe(records);
  });

  it('is at least what was counted when one of its months was not', () => {
    const some = ledger({ isComplete: false, notCounted: ['2025-03'] });
    expect(sumOf({ from: '2025-01-01', to: '2025-02-28' }, some)).toMatchObject({ isComplete: true, notCounted: [] });
    expect(sumOf({ from: '2025-01-01', to: '2025-03-31' }, some)).toMatchObject({
      isComplete: false,
      notCounted: ['2025-03'],
    });
    expect(sumOf('everything', some)).toMatchObject({ isComplete: false });
    // The first and last day may not be the true ones either.
    expect(sumOf({ from: '2025-01-10', to: '2025-01-31' }, some)).toBeUndefined();
  });

  it('takes the server’s answer for broken months as it is', () => {
    expect(sumOfAnswer(ledger({ isComplete: false, notCounted: ['2025-03'] }))).toMatchObject({
      slips: 30,
      outsideDays: 0,
      isComplete: false,
      notCounted: ['2025-03'],
    });
  });
});
