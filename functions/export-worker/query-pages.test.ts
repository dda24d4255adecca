import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ItemPage } from '../../archive/items/item-page.ts';
import { fieldsPerAttribute, fieldsPerItem } from '../../archive/items/item-page.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import { kindsMaster, slips } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import type { LedgerTablesUnderTest } from '../../test/ledger-tables-under-test.ts';
import { openLedgerTables } from '../../test/ledger-tables-under-test.ts';
import { QueryPages } from './query-pages.ts';

const year = { from: '2025-01-01', to: '2025-12-31' };
/** A master whose table has the keys of the others. */
const master: Dataset = { ...kindsMaster, sortAttribute: 'entry' };
let tables: LedgerTablesUnderTest;

const item = (entry: string, memo = '', owner = 'ada') => ({
  owner: { S: owner },
  entry: { S: entry },
  memo: { S: memo },
});
const open = (
  given: { owner?: string; tableName?: string; dataset?: Dataset; period?: Period | null; signal?: AbortSignal } = {},
) =>
  new QueryPages({
    dynamodb: tables.dynamodb,
    tableName: 'slips',
    dataset: slips,
    owner: 'ada',
    period: year,
    signal: new AbortController().signal,
    ...given,
  });

function entriesOf({ bytes, map, rows }: ItemPage): string[] {
  let at = 0;
  return Array.from({ length: rows }, () => {
    const [start, end, attributes = 0] = map.subarray(at, at + fieldsPerItem);
    at += fieldsPerItem + Math.max(0, attributes) * fieldsPerAttribute;
    return (JSON.parse(bytes.toString('utf8', start, end)) as { entry: { S: string } }).entry.S;
  });
}

async function pagesOf(pages: QueryPages): Promise<string[][]> {
  const found: string[][] = [];
  for (let page = await pages.next(); page; page = await pages.next()) found.push(entriesOf(page));
  return found;
}

const large = Array.from({ length: 10 }, (_, index) => `202501${11 + index}#large`);

beforeAll(async () => {
  tables = await openLedgerTables('slips');
  for (const entry of ['20241231#z', '20250101#a', '20251231#z', '20260101#a', 'odd'])
    await tables.put('slips', item(entry));
  await tables.put('slips', item('20250101#b', '', 'grace'));
  for (const entry of large) await tables.put('slips', item(entry, 'x'.repeat(300_000), 'bulky'));
});
afterAll(() => tables.close());
beforeEach(() => void tables.sent.splice(0));

describe('the pages of a query', () => {
  it('hold the items of the period and the owner, read strongly consistent', async () => {
    expect(await pagesOf(open())).toEqual([['20250101#a', '20251231#z']]);
    expect(tables.sent).toMatchObject([{ ConsistentRead: true }]);
  });

  it('hold everything of the owner without a period, and of a master in any case', async () => {
    const all = [['20241231#z', '20250101#a', '20251231#z', '20260101#a', 'odd']];
    expect(await pagesOf(open({ period: null }))).toEqual(all);
    expect(await pagesOf(open({ dataset: master }))).toEqual(all);
  });

  it('are none when there are no items', async () => {
    expect(await pagesOf(open({ owner: 'nobody' }))).toEqual([]);
  });

  it('follow each other to the last, in order', async () => {
    const pages = await pagesOf(open({ owner: 'bulky' }));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat()).toEqual(large);
    expect(tables.sent).toHaveLength(pages.length);
  });

  it('are asked for one ahead and no further, and a page stays as it is until the next one is taken', async () => {
    const pages = open({ owner: 'bulky' });
    await vi.waitUntil(() => tables.sent.length === 1);
    const first = await pages.next();
    await vi.waitUntil(() => tables.sent.length === 2);
    const second = await pages.next();
    if (!first || !second) throw new Error('Expected two pages.');
    await vi.waitUntil(() => tables.sent.length === 3);
    expect(entriesOf(second)).toEqual(large.slice(first.rows, first.rows + second.rows));
    expect(first.bytes.buffer).not.toBe(second.bytes.buffer);
    const third = await pages.next();
    expect(third?.bytes.buffer).toBe(first.bytes.buffer);
  });

  it('that cannot be read fail the export as unreadable', async () => {
    await expect(open({ tableName: 'no-such-table' }).next()).rejects.toMatchObject({
      code: 'LEDGER_UNREADABLE',
      cause: { message: 'The table of slips could not be read.', cause: { name: 'ResourceNotFoundException' } },
    });
  });

  it('keep a failure until they are asked for', async () => {
    const pages = open({ tableName: 'no-such-table' });
    await expect(open({ tableName: 'no-such-table' }).next()).rejects.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(pages.next()).rejects.toMatchObject({ code: 'LEDGER_UNREADABLE' });
  });

  it('are not read when the run has been stopped, for the reason of the stop', async () => {
    const reason = new Error('stopped');
    await expect(open({ signal: AbortSignal.abort(reason) }).next()).rejects.toBe(reason);
  });
});
