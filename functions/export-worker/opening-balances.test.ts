import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { balances } from '../../ledger/datasets.ts';
import { byOwner } from '../../ledger/layouts/by-owner.ts';
import { kakeibo } from '../../test/kakeibo-layout.ts';
import type { LedgerTablesUnderTest } from '../../test/ledger-tables-under-test.ts';
import { openLedgerTables } from '../../test/ledger-tables-under-test.ts';
import { openTablesOf } from '../../test/tables-of-layout.ts';
import { readOpeningBalances } from './opening-balances.ts';

const owner = 'ada';
const period = { from: '2025-01-01', to: '2025-12-31' };
let tables: LedgerTablesUnderTest;

const row = (day: string, method_cd: string, value: string, of = owner) => ({
  owner: { S: of },
  entry: { S: `${day}#${method_cd}` },
  method_cd: { S: method_cd },
  value: { N: value },
});
const read = (methodCodes: readonly string[], tableName = 'balances', signal = new AbortController().signal) =>
  readOpeningBalances({
    dynamodb: tables.dynamodb,
    dataset: balances,
    layout: byOwner,
    tableName,
    owner,
    period,
    methodCodes,
    signal,
  });

beforeAll(async () => {
  tables = await openLedgerTables('balances');
  await tables.put(
    'balances',
    row('20241230', 'cash', '1'),
    row('20241231', 'cash', '2'),
    row('20250101', 'cash', '3'),
    row('20241231', 'cash', '4', 'grace'),
    row('20241231', 'paypay', '5', 'grace'),
    row('20241101', 'suica', '6'),
    // On no day, in the master of another method, and without an amount.
    row('20241399', 'suica', '7'),
    row('20241131', 'odd', '8'),
    { ...row('20241231', 'suica', '9'), method_cd: { N: '1' } },
    { owner: { S: owner }, entry: { S: '20241231#bare' }, method_cd: { S: 'bare' } },
    { owner: { S: owner }, entry: { S: '20241231#nothing' } },
  );
  for (let day = 1; day <= 100; day += 1)
    await tables.put('balances', row(`2024${String(800 + day).padStart(4, '0')}`, `bank${day}`, '0'));
  await tables.put('balances', row('20240101', 'post', '10'));
});
afterAll(() => tables.close());
beforeEach(() => void tables.sent.splice(0));

describe('opening balances', () => {
  it('are the last ones before the period, of the owner alone, and on a day of the calendar', async () => {
    expect(await read(['cash', 'suica', 'paypay', 'odd', 'bare'])).toEqual(
      new Map([
        ['cash', { day: '20241231', value: '2' }],
        ['suica', { day: '20241101', value: '6' }],
      ]),
    );
  });

  it('are read strongly consistent and backwards, a small page first, until every method has one', async () => {
    await read(['cash']);
    expect(tables.sent).toMatchObject([{ ConsistentRead: true, ScanIndexForward: false, Limit: 64 }]);
  });

  it('are looked for on further pages', async () => {
    expect(await read(['post'])).toEqual(new Map([['post', { day: '20240101', value: '10' }]]));
    expect(tables.sent).toHaveLength(2);
    expect(tables.sent[1]).toMatchObject({ ExclusiveStartKey: { owner: { S: owner } } });
    expect(tables.sent[1]).not.toHaveProperty('Limit');
  });

  it('of no methods need no request', async () => {
    expect(await read([])).toEqual(new Map());
    expect(tables.sent).toEqual([]);
  });

  it('that cannot be read fail the export as unreadable', async () => {
    await expect(read(['cash'], 'no-such-table')).rejects.toMatchObject({
      code: 'LEDGER_UNREADABLE',
      cause: {
        message: 'The balances before the period could not be read.',
        cause: { name: 'ResourceNotFoundException' },
      },
    });
  });

  it('are not read when the run has been stopped, for the reason of the stop', async () => {
    const reason = new Error('stopped');
    await expect(read(['cash'], 'balances', AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

it('opening balances are found where the key alone has the method', async () => {
  const own = await openTablesOf(kakeibo);
  await own.put('balances', { day: { S: '20241230' }, wallet: { S: 'cash' }, value: { N: '7' } });
  const found = await readOpeningBalances({
    ...{ dynamodb: own.dynamodb, dataset: balances, layout: kakeibo, tableName: 'balances', owner, period },
    ...{ methodCodes: ['cash'], signal: new AbortController().signal },
  });
  await own.close();
  expect(found).toEqual(new Map([['cash', { day: '20241230', value: '7' }]]));
});
