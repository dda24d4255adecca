import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { kakeibo } from '../../test/kakeibo-layout.ts';
import type { LedgerTablesUnderTest } from '../../test/ledger-tables-under-test.ts';
import { openLedgerTables } from '../../test/ledger-tables-under-test.ts';
import { openTablesOf } from '../../test/tables-of-layout.ts';
import { countLedgerMonths } from './count-ledger-months.ts';
import type { LedgerMonthsResult } from './join-parts.ts';

const owner = 'ada';
let tables: LedgerTablesUnderTest;

const slip = (entry: string, value: string, method = 'suica', of = owner) => ({
  ...{ owner: { S: of }, entry: { S: entry }, kind_cd_seq: { S: entry.slice(9) } },
  ...{ method_cd: { S: method }, value: { N: value }, memo: { S: 'x'.repeat(900) } },
});
const balance = (entry: string, value: string) => ({
  ...{ owner: { S: owner }, entry: { S: entry }, method_cd: { S: entry.slice(9) }, value: { N: value } },
});
const kind = (code: string, direction: string) => ({
  // This table is keyed by entry in the engine under test.
  ...{ owner: { S: owner }, entry: { S: code }, kind_cd: { S: code }, account_dir: { S: direction } },
});

/** @param tickMs how much later each look at the clock is */
async function count(
  period: { readonly from: string; readonly to: string } | null = null,
  { tickMs = 0, of = owner } = {},
): Promise<LedgerMonthsResult> {
  let nowMs = 0;
  return countLedgerMonths({
    dynamodb: tables.dynamodb,
    owner: of,
    layout: byOwner,
    tableNames: { slips: 'slips', balances: 'balances', kinds: 'kinds' },
    period,
    nowMs: () => (nowMs += tickMs),
  });
}

beforeAll(async () => {
  tables = await openLedgerTables('slips', 'balances', 'kinds');
  await tables.put(
    'kinds',
    kind('food', '0'),
    kind('pay', '1'),
    kind('charge', '2'),
    kind('bank', '3'),
    kind('odd', '7'),
  );
  await tables.put(
    'slips',
    slip('20231231#food_a', '100'),
    slip('20250105#food_a', '1200.5'),
    slip('20250106#food_b', '-200'),
    slip('20250131#pay_a', '300000'),
    slip('20250201#charge_a', '1000'),
    slip('20250201#charge_b', '500', 'cash'),
    slip('20250202#bank_a', '2000'),
    slip('20250203#odd_a', '1'),
    { ...slip('20250203#food_c', '1'), value: { S: 'text' } },
    slip('20250230#food_a', '9'),
    slip('zzz', '9'),
    slip('0#', '9'),
    slip('20250105#food_z', '77', 'suica', 'grace'),
  );
  await tables.put(
    'balances',
    balance('20250105#suica', '10'),
    balance('20250131#suica', '20'),
    balance('20250131#cash', '30'),
    balance('20260101#suica', '40'),
  );
});
afterAll(() => tables.close());

describe('the months of a ledger', () => {
  it('hold every record of the owner once, with the money of each direction', async () => {
    const { months, ...rest } = await count();
    expect(rest).toEqual({
      ...{ first: '2023-12-31', last: '2026-01-01', recordsOutsideDays: 3 },
      ...{ isComplete: true, notCounted: [], methodsLeftOut: 0 },
    });
    expect(months.map(({ month, slips, balances }) => [month, slips, balances])).toEqual([
      ['2023-12', 1, 0],
      ['2025-01', 3, 3],
      ['2025-02', 5, 0],
      ['2026-01', 0, 1],
    ]);
    expect(months[1]).toMatchObject({ income: '300000', expense: '1000.5', unknownSlips: 0 });
    expect(months[1]?.lastBalances).toEqual([
      { methodCode: 'cash', day: '2025-01-31', value: '30' },
      { methodCode: 'suica', day: '2025-01-31', value: '20' },
    ]);
    expect(months[2]).toMatchObject({
      ...{ income: '0', expense: '0', unknownSlips: 2, lastBalances: [] },
      ...{ chargesFromCash: '1500', chargesOfCashItself: '500', otherCharges: '2000' },
    });
  });

  it('of a period hold its days alone', async () => {
    const { months, recordsOutsideDays } = await count({ from: '2025-01-06', to: '2025-02-01' });
    expect(months.map(({ month, slips, balances }) => [month, slips, balances])).toEqual([
      ['2025-01', 2, 2],
      ['2025-02', 2, 0],
    ]);
    expect(recordsOutsideDays).toBe(0);
  });

  it('are none where there are no records', async () => {
    expect(await count(null, { of: 'nobody' })).toEqual({
      ...{ months: [], first: null, last: null, recordsOutsideDays: 0 },
      ...{ isComplete: true, notCounted: [], methodsLeftOut: 0 },
    });
  });

  it('are "at least" when reading ends early, and the rest is named', async () => {
    const found = await count(null, { tickMs: 300 });
    expect(found.isComplete).toBe(false);
    // The newest years are read first.
    expect(found.months.at(-1)?.month).toBe('2026-01');
    expect(found.notCounted).toContain('2023-12');
    for (const { month } of found.months) expect(found.notCounted).not.toContain(month);
  });

  it('read the ledger of the owner alone, and never a whole table', async () => {
    tables.sent.splice(0);
    await count();
    expect(tables.sent.length).toBeGreaterThan(5);
    for (const input of tables.sent)
      expect(input).toMatchObject({
        KeyConditionExpression: expect.stringContaining('#partition = :partition') as string,
        ExpressionAttributeNames: expect.objectContaining({ '#partition': 'owner' }) as object,
        ExpressionAttributeValues: { ':partition': { S: owner } },
      });
  });
});

describe('the months of a ledger whose tables are keyed in different ways', () => {
  /** The same with the ways of slips and balances exchanged. */
  const exchanged: Layout = {
    name: 'exchanged',
    tables: { ...kakeibo.tables, slips: kakeibo.tables.balances, balances: kakeibo.tables.slips },
  };

  it.each([
    ['ranges and balances of days', kakeibo],
    ['days and balances of ranges', exchanged],
  ] as const)('hold the slips of %s', async (_, layout) => {
    const mixed = await openTablesOf(layout);
    const inRange = (day: string, rest: string, more: object) => ({
      ...{ month_book: { S: 'HOME' }, entry_key: { S: `${day}#${rest}` }, ...more },
    });
    const ofDay = (day: string, rest: string, more: object) => ({ day: { S: day }, wallet: { S: rest }, ...more });
    const [ofSlips, ofBalances] = layout === kakeibo ? [inRange, ofDay] : [ofDay, inRange];
    const [cash, food] = [{ method_cd: { S: 'cash' } }, { kind_cd_seq: { S: 'food_1' } }];
    await mixed.put('kinds', { book: { S: 'HOME' }, kind_cd: { S: 'food' }, account_dir: { S: '0' } });
    const more = layout === kakeibo ? food : {};
    await mixed.put('slips', ofSlips('20250105', 'food_1', { ...cash, ...more, value: { N: '12' } }));
    const ofCash = layout === kakeibo ? {} : cash;
    await mixed.put('balances', ofBalances('20250131', 'cash', { ...ofCash, value: { N: '30' } }));
    const { months, isComplete } = await countLedgerMonths({
      ...{ dynamodb: mixed.dynamodb, owner, layout, tableNames: mixed.tableNames },
      ...{ period: { from: '2025-01-01', to: '2025-02-28' }, nowMs: () => 0 },
    });
    await mixed.close();
    expect([isComplete, months]).toMatchObject([
      true,
      [
        {
          ...{ month: '2025-01', slips: 1, balances: 1, expense: '12' },
          lastBalances: [{ methodCode: 'cash', day: '2025-01-31', value: '30' }],
        },
      ],
    ]);
  });
});
