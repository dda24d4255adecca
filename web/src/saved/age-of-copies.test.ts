import { describe, expect, it } from 'vitest';
import { ageOfCopies } from './age-of-copies.ts';

const nowMs = Date.UTC(2026, 10, 27, 12);
const everything = (requestedAt: string) => ({ everything: true, from: null, to: null, requestedAt });
const of = (from: string, to: string, requestedAt: string) => ({ everything: false, from, to, requestedAt });
const month = (name: string, slips = 1) => ({
  ...{ month: name, slips, balances: 0, income: '0', expense: '0', unknownSlips: 0 },
});
const ledger = {
  months: [month('2025-12'), month('2026-01'), month('2026-02', 0)],
  recordsOutsideDays: 0,
  isComplete: true,
};

describe('the age of the last confirmed copy of everything', () => {
  it.each([
    ['no receipt', [], null],
    ['only some days', [of('2026-01-01', '2026-01-31', '2026-11-27T00:00:00Z')], null],
    ['just now', [everything('2026-11-27T11:59:00Z')], 0],
    ['almost a day ago', [everything('2026-11-26T12:00:01Z')], 0],
    ['a day ago', [everything('2026-11-26T12:00:00Z')], 1],
    ['the newest of several', [everything('2026-11-01T00:00:00Z'), everything('2026-11-20T12:00:00Z')], 7],
    ['a clock that is behind', [everything('2026-11-28T00:00:00Z')], 0],
  ])('is that of one copy: %s', (_, receipts, days) => {
    expect(ageOfCopies(receipts, ledger, nowMs)).toEqual(days === null ? null : { days, isOneCopy: true });
    expect(ageOfCopies(receipts, undefined, nowMs)?.days ?? null).toBe(days);
  });

  const parts = [
    of('2025-01-01', '2025-12-31', '2026-11-10T12:00:00Z'),
    of('2025-12-01', '2025-12-31', '2026-11-20T12:00:00Z'),
    of('2026-01-01', '2026-01-31', '2026-11-17T12:00:00Z'),
  ];

  it('is that of the oldest of the newest copies of each month, when they hold all months with records', () => {
    expect(ageOfCopies(parts, ledger, nowMs)).toEqual({ days: 10, isOneCopy: false });
    expect(ageOfCopies([...parts, everything('2026-11-01T12:00:00Z')], ledger, nowMs)?.days).toBe(10);
    expect(ageOfCopies([...parts, everything('2026-11-25T12:00:00Z')], ledger, nowMs)).toEqual({
      days: 2,
      isOneCopy: true,
    });
  });

  it.each([
    ['a month is in none', parts.slice(0, 2), ledger],
    [
      'a month is only there in part',
      [...parts.slice(0, 2), of('2026-01-02', '2026-01-31', '2026-11-17T12:00:00Z')],
      ledger,
    ],
    ['there are records without a proper day', parts, { ...ledger, recordsOutsideDays: 1 }],
    ['not every month was counted', parts, { ...ledger, isComplete: false }],
    ['the ledger is empty', parts, { ...ledger, months: [] }],
    ['the ledger is not known', parts, undefined],
  ])('is unknown when %s', (_, receipts, figures) => {
    expect(ageOfCopies(receipts, figures, nowMs)).toBeNull();
  });
});
