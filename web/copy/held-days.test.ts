import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage, joined } from './coverage.ts';
import { comparedDays, heldDays, madeAt } from './held-days.ts';

const made = (day: string) => ({ requestedAt: `${day}T12:00:00.000Z`, finishedAt: null, isSalvaged: false });
const ofDays = (from: string, to: string, day = to) => ({ ...made(day), isEverything: false, period: { from, to } });
const everything = (from: string, to: string, day: string) => ({
  ...{ ...made(day), isEverything: true, period: { from, to } },
});

describe('the days that a copy holds', () => {
  it('are its period; of a copy of everything, all that were over when it was made, or until its last record', () => {
    expect(heldDays(ofDays('2025-01-01', '2025-01-31'))).toEqual({ from: '2025-01-01', to: '2025-01-31' });
    expect(heldDays(everything('2020-01-01', '2025-01-11', '2025-02-01'))).toEqual({ from: null, to: '2025-01-31' });
    expect(heldDays(everything('2020-01-01', '2025-12-31', '2025-02-01'))).toEqual({ from: null, to: '2025-12-31' });
  });

  it('are of the time at which it was read; a salvage reads nothing new', () => {
    const copy = { ...everything('2020-01-01', '2020-01-02', '2025-02-01'), finishedAt: '2025-02-02T00:00:00.000Z' };
    expect(madeAt(copy)).toBe(Date.UTC(2025, 1, 2));
    expect(madeAt({ ...copy, isSalvaged: true })).toBe(Date.parse(copy.requestedAt));
  });
});

describe('two copies are compared', () => {
  it.each([
    [
      'where their periods overlap',
      ofDays('2025-01-01', '2025-02-10'),
      ofDays('2025-02-01', '2025-03-31'),
      '2025-02-01',
      '2025-02-10',
    ],
    [
      'in the period of the one, when the other holds everything',
      ofDays('2025-01-01', '2025-01-31'),
      everything('2020-01-01', '2025-06-01', '2025-06-01'),
      '2025-01-01',
      '2025-01-31',
    ],
    [
      'up to the day of the older, when both hold everything',
      everything('2020-01-01', '2025-01-05', '2025-01-11'),
      everything('2020-01-01', '2025-06-01', '2025-06-01'),
      null,
      '2025-01-10',
    ],
    [
      'also on days ahead that the newer lacks',
      everything('2020-01-01', '2026-12-31', '2025-01-11'),
      everything('2020-01-01', '2025-06-01', '2025-06-01'),
      null,
      '2026-12-31',
    ],
    [
      'until the day of the older copy of everything',
      everything('2020-01-01', '2025-01-05', '2025-01-11'),
      ofDays('2025-01-01', '2025-01-31'),
      '2025-01-01',
      '2025-01-10',
    ],
  ] as const)('%s', (_, older, newer, from, to) => {
    expect(comparedDays(older, newer)).toEqual({ from, to, hasNoDay: older.isEverything && newer.isEverything });
  });

  it('on exactly the days that each of them holds', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((date) => `2025-01-0${date}`);
    const copy = fc.tuple(day, day, fc.boolean()).map(([a, b, isAll]) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      return isAll ? everything(from, to, '2025-01-01') : ofDays(from, to);
    });
    fc.assert(
      fc.property(copy, copy, (older, newer) => {
        const isIn = (one: string, { period, isEverything }: typeof older, isNewer: boolean) =>
          isEverything ? isNewer || one <= period.to : one >= period.from && one <= period.to;
        const all = Array.from({ length: 9 }, (_, at) => `2025-01-0${at + 1}`);
        const expected = all.filter((one) => isIn(one, older, false) && isIn(one, newer, true));
        const found = comparedDays(older, newer);
        const { from, to } = found ?? { from: '9', to: '0' };
        expect(all.filter((one) => (from === null || one >= from) && (to === null || one <= to))).toEqual(expected);
      }),
      { numRuns: 300, seed: 20261127 },
    );
  });

  it('nowhere, when they have no day in common', () => {
    expect(comparedDays(ofDays('2025-01-01', '2025-01-31'), ofDays('2025-02-01', '2025-02-28'))).toBeUndefined();
    expect(
      comparedDays(everything('2020-01-01', '2025-01-05', '2025-01-11'), ofDays('2025-01-11', '2025-01-31')),
    ).toBeUndefined();
  });
});

describe('several copies together', () => {
  it('hold stretches, among them gaps and days that are held twice', () => {
    const stretches = coverage([
      { from: '2025-01-01', to: '2025-02-28' },
      { from: '2025-02-01', to: '2025-03-31' },
      { from: '2025-05-01', to: '2025-05-31' },
    ]);
    expect(stretches).toEqual([
      { from: '2025-01-01', to: '2025-01-31', heldBy: [0] },
      { from: '2025-02-01', to: '2025-02-28', heldBy: [0, 1] },
      { from: '2025-03-01', to: '2025-03-31', heldBy: [1] },
      { from: '2025-04-01', to: '2025-04-30', heldBy: [] },
      { from: '2025-05-01', to: '2025-05-31', heldBy: [2] },
    ]);
    expect(joined(stretches.filter(({ heldBy }) => heldBy.length > 0))).toEqual([
      { from: '2025-01-01', to: '2025-03-31' },
      { from: '2025-05-01', to: '2025-05-31' },
    ]);
  });

  it('have no gap where one period begins the day after another', () => {
    const stretches = coverage([
      { from: null, to: '2024-12-31' },
      { from: '2025-01-01', to: '2025-01-31' },
    ]);
    expect(stretches.every(({ heldBy }) => heldBy.length === 1)).toBe(true);
    expect(joined(stretches)).toEqual([{ from: null, to: '2025-01-31' }]);
  });
});
