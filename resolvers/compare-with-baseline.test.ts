import { describe, expect, it } from 'vitest';
import { ada, asWorker, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

/** A copy: rows by table, and `[slips, balances]` by month. */
interface Copy {
  readonly id?: string;
  readonly at?: string;
  readonly tables?: Readonly<Record<string, number>>;
  readonly months?: Readonly<Record<string, readonly [number, number]>>;
  readonly outsideDays?: number;
}

const find = resolverUnderTest('Mutation.reportExport/2-find-baseline.ts');
const whole = { slips: 100, balances: 20, kinds: 5, methods: 3 };
const [early, late] = ['2026-01-15T10:00:00.000Z', '2026-01-15T11:00:00.000Z'];

const monthsOf = (months: Copy['months'] = {}) =>
  Object.entries(months).map(([month, [slips, balances]]) => ({ month, slips, balances }));

/** The result that `2-find-baseline` leaves in the stash when a copy is reported READY and the baseline is `before`. */
function compared(copy: Copy, before: Copy | null): unknown {
  const row = { owner: ada, id: copy.id ?? 'LATER', requestedAt: copy.at ?? late };
  const entries = Object.entries(copy.tables ?? whole).flatMap(([table, rows]) => [
    { name: `${table}.csv`, rows, bytes: 1, sha256: 'x' },
    { name: `${table}.jsonl`, rows, bytes: 1, sha256: 'x' },
  ]);
  const archive = {
    entries: [...entries, { name: 'manifest.json', rows: null, bytes: 1, sha256: 'x' }],
    months: monthsOf(copy.months),
    recordsOutsideDays: copy.outsideDays ?? 0,
    expiresAt: '2026-01-22T00:00:00.000Z',
  };
  const result = before && {
    id: before.id ?? 'EARLIER',
    requestedAt: before.at ?? early,
    expiresAt: '2026-01-20T00:00:00.000Z',
    tables: Object.entries(before.tables ?? whole).map(([table, rows]) => ({ table, rows })),
    months: monthsOf(before.months),
  };
  const ran = find.response(asWorker({ input: { archive } }, { stash: { row }, result }));
  valueOf(ran);
  return (ran as unknown as { stash: { comparison: unknown } }).stash.comparison;
}

const quiet = { fewerRecords: null, replaces: true };

describe('a copy', () => {
  it('without one before it is the baseline', () => {
    expect(compared({}, null)).toEqual(quiet);
  });

  it.each([
    ['as many rows', whole],
    ['more rows', { ...whole, slips: 101 }],
    ['a table that the other did not have', { ...whole, budgets: 1 }],
  ])('with %s takes the place of the baseline', (_, tables) => {
    expect(compared({ tables }, {})).toEqual(quiet);
  });

  it.each(Object.keys(whole))('with fewer rows of %s is reported, and leaves the baseline', (table) => {
    const rows = whole[table as keyof typeof whole] - 1;
    expect(compared({ tables: { ...whole, slips: 500, [table]: rows } }, {})).toEqual({
      replaces: false,
      fewerRecords: {
        earlierId: 'EARLIER',
        earlierRequestedAt: early,
        earlierExpiresAt: '2026-01-20T00:00:00.000Z',
        tables: [{ table, rows, earlierRows: rows + 1 }],
        months: [],
        monthsLeftOut: 0,
      },
    });
  });

  it('that lacks a table has none of its rows', () => {
    expect(compared({ tables: { slips: 100, balances: 20, methods: 3 } }, {})).toMatchObject({
      fewerRecords: { tables: [{ table: 'kinds', rows: 0, earlierRows: 5 }] },
    });
  });

  it('is not compared with itself', () => {
    expect(compared({ id: 'EARLIER', tables: { slips: 1 } }, {})).toEqual({ fewerRecords: null, replaces: false });
  });

  it('asked for before the baseline has nothing to report, and takes its place only with more rows', () => {
    expect(compared({ at: early, tables: { ...whole, slips: 99 } }, { at: late })).toEqual({
      fewerRecords: null,
      replaces: false,
    });
    expect(compared({ at: early }, { at: late })).toEqual({ fewerRecords: null, replaces: false });
    expect(compared({ at: early, tables: { ...whole, slips: 101 } }, { at: late })).toEqual(quiet);
    expect(compared({ at: early, tables: { ...whole, slips: 101, kinds: 4 } }, { at: late })).toEqual({
      fewerRecords: null,
      replaces: false,
    });
  });

  it('asked for at the same instant counts as later', () => {
    expect(compared({ at: early, tables: { ...whole, slips: 99 } }, {})).toMatchObject({
      fewerRecords: { tables: [{ table: 'slips' }] },
    });
  });
});

describe('the months with fewer rows', () => {
  it('are of the tables that have fewer, oldest first', () => {
    const before = {
      months: { '2025-02': [10, 3], '2025-01': [10, 3], '2024-12': [4, 3], '2025-03': [1, 1] },
    } as const;
    const now = {
      tables: { ...whole, slips: 90 },
      months: { '2025-01': [9, 1], '2024-12': [4, 2], '2025-03': [2, 1], '2025-04': [1, 1] },
    } as const;
    expect(compared(now, before)).toMatchObject({
      fewerRecords: {
        monthsLeftOut: 0,
        months: [
          { month: '2025-01', table: 'slips', rows: 9, earlierRows: 10 },
          { month: '2025-02', table: 'slips', rows: 0, earlierRows: 10 },
        ],
      },
    });
    const both = { ...now, tables: { ...whole, slips: 90, balances: 10 } };
    expect(compared(both, before)).toMatchObject({
      fewerRecords: {
        months: [
          { month: '2024-12', table: 'balances', rows: 2, earlierRows: 3 },
          { month: '2025-01', table: 'slips' },
          { month: '2025-01', table: 'balances', rows: 1, earlierRows: 3 },
          { month: '2025-02', table: 'slips' },
          { month: '2025-02', table: 'balances', rows: 0, earlierRows: 3 },
        ],
      },
    });
  });

  it('are twenty-four at most, and how many more there are is said', () => {
    const months = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${2000 + index}-01`, [2, 2] as const]),
    );
    const { fewerRecords } = compared({ tables: { ...whole, slips: 0 }, outsideDays: 20 }, { months }) as {
      fewerRecords: { months: { month: string }[]; monthsLeftOut: number };
    };
    expect([
      fewerRecords.months.length,
      fewerRecords.months[0]?.month,
      fewerRecords.months[23]?.month,
      fewerRecords.monthsLeftOut,
    ]).toEqual([24, '2000-01', '2023-01', 6]);
  });

  it('are left out where one of the copies lists none, since it has too many of them', () => {
    const months = { '2025-01': [60, 10], '2025-02': [40, 10] } as const;
    const fewer = { ...whole, slips: 99 };
    const told = { tables: [{ table: 'slips', rows: 99, earlierRows: 100 }], months: [], monthsLeftOut: 0 };
    expect(compared({ tables: fewer, outsideDays: 118 }, { months })).toMatchObject({ fewerRecords: told });
    expect(compared({ tables: fewer, months }, {})).toMatchObject({ fewerRecords: told });
  });

  it('are all lost where the copy has nothing on any day', () => {
    const months = { '2025-01': [60, 10] } as const;
    expect(compared({ tables: { ...whole, slips: 99 }, outsideDays: 119 }, { months })).toMatchObject({
      fewerRecords: { months: [{ month: '2025-01', table: 'slips', rows: 0, earlierRows: 60 }] },
    });
  });
});
