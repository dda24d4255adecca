import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../ledger/key-order.ts';
import { entryRange } from '../../ledger/period.ts';
import type { KeyRange } from './year-ranges.ts';
import { everyYear, yearsOfPeriod } from './year-ranges.ts';

const holds = ({ first, last }: KeyRange, key: string) =>
  (first === undefined || compareKeys(first, key) <= 0) && (last === undefined || compareKeys(key, last) <= 0);

const anyKey = fc.oneof(
  fc.tuple(fc.integer({ min: 1890, max: 2210 }), fc.string()).map(([year, rest]) => `${year}${rest}`),
  fc.constantFrom('0', '1', '2', '2024', '20249', '2025', '20250101#a', '202', '~', 'zzz', '2025\u{10ffff}'),
  fc.string({ minLength: 1 }),
);

describe('the parts of a whole table', () => {
  it('hold each key once, whatever it is', () => {
    const ranges = everyYear({ first: 2024, last: 2026 });
    fc.assert(
      fc.property(anyKey, (key) => {
        expect(ranges.filter((range) => holds(range, key))).toHaveLength(1);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('begin with the newest year after the keys behind it', () => {
    expect(everyYear({ first: 2024, last: 2026 }).map(({ year }) => year)).toEqual([
      undefined,
      ...[2026, 2025, 2024],
      undefined,
    ]);
    expect(everyYear(null)).toEqual([{}]);
  });
});

describe('the parts of a period', () => {
  it.each([
    [{ from: '2024-03-15', to: '2026-02-01' }, [2026, 2025, 2024]],
    [{ from: '2025-03-15', to: '2025-03-15' }, [2025]],
    [{ from: '2024-12-31', to: '2025-01-01' }, [2025, 2024]],
  ])('%j hold the keys of its days once, and no other', (period, years) => {
    const ranges = yearsOfPeriod(period);
    expect(ranges.map(({ year }) => year)).toEqual(years);
    const { first, last } = entryRange(period);
    fc.assert(
      fc.property(
        fc.oneof(
          anyKey,
          fc.constantFrom(
            '20240315#a',
            '20250315#a',
            '20241231#z',
            '20250101#',
            '20260201#k',
            '20260202#',
            first,
            last,
          ),
        ),
        (key) => {
          expect(ranges.filter((range) => holds(range, key))).toHaveLength(holds({ first, last }, key) ? 1 : 0);
        },
      ),
      { seed: 1, numRuns: 1_000 },
    );
  });
});
