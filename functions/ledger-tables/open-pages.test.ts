import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PageRecords } from '../../archive/items/page-records.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import { balances, byDataset, kindsMaster, slips } from '../../ledger/datasets.ts';
import type { Layout } from '../../ledger/layouts/layout.ts';
import { original } from '../../ledger/layouts/original.ts';
import type { Period } from '../../ledger/period.ts';
import { kakeibo } from '../../test/kakeibo-layout.ts';
import type { TablesOfLayout } from '../../test/tables-of-layout.ts';
import { openTablesOf } from '../../test/tables-of-layout.ts';
import { layoutStatement } from './layout-statement.ts';
import { openPages } from './open-pages.ts';
import { readBackwards } from './read-backwards.ts';

const owner = 'ap-northeast-1:hanako';
const slip = (day: string, seq: string, more = {}) => ({ tgt_date: { S: day }, kind_cd_seq: { S: seq }, ...more });
const balance = (day: string, method: string, value: string) => ({
  ...{ tgt_date: { S: day }, method_cd: { S: method }, value: { N: value } },
});

async function linesOf(
  tables: TablesOfLayout,
  layout: Layout,
  dataset: Dataset,
  { period = null, after }: { readonly period?: Period | null; readonly after?: string } = {},
): Promise<string[]> {
  const pages = openPages({
    ...{ dynamodb: tables.dynamodb, tableName: dataset.name, dataset, layout, owner, period },
    ...(after !== undefined && { after }),
    signal: new AbortController().signal,
  });
  const records = new PageRecords(dataset.sortAttribute);
  const lines: string[] = [];
  for (let page = await pages.next(); page; page = await pages.next())
    for (const batch of records.of(page)) lines.push(...batch.map(({ line }) => line));
  return lines;
}

const keysOf = (lines: readonly string[]) =>
  lines.map((line) => (JSON.parse(line) as Record<string, { S: string }>)['entry']?.S);

describe('tables that are keyed by days', () => {
  let tables: TablesOfLayout;
  beforeAll(async () => {
    tables = await openTablesOf(original);
    await tables.put(
      'slips',
      slip('20250102', 'food01_b', { memo: { S: '米' }, value: { N: '1200.50' } }),
      slip('20250102', 'food01_a'),
      slip('20241231', 'tax_z'),
      slip('20250103', '\u{1f35a}_1'),
      slip('20250103', '\ue000_1'),
      slip('20250230', 'food01_a'),
      slip('noday', 'food01_a'),
    );
    const many = Array.from({ length: 600 }, (_, index) => slip('20250201', `many_${String(index).padStart(3, '0')}`));
    await tables.put('slips', ...many);
    await tables.put('balances', balance('20241230', 'cash', '5'), balance('20250102', 'cash', '7'));
    await tables.put('kinds', { kind_cd: { S: 'tax' } }, { kind_cd: { S: 'food01' } }, { kind_cd: { S: 'book' } });
  });
  afterAll(() => tables.close());
  beforeEach(() => void tables.sent.splice(0));

  it('give the records of a period in key order, with the keys that archives have', async () => {
    const lines = await linesOf(tables, original, slips, { period: { from: '2024-12-31', to: '2025-01-31' } });
    expect(keysOf(lines)).toEqual([
      ...['20241231#tax_z', '20250102#food01_a', '20250102#food01_b', '20250103#\ue000_1', '20250103#\u{1f35a}_1'],
    ]);
    expect(lines[2]).toBe(
      `{"entry":{"S":"20250102#food01_b"},"kind_cd_seq":{"S":"food01_b"},"memo":{"S":"米"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250102"},"value":{"N":"1200.5"}}`,
    );
  });

  it('are asked for each day alone, and never read whole', async () => {
    await linesOf(tables, original, slips, { period: { from: '2025-01-01', to: '2025-01-05' } });
    expect(tables.sent.map(({ command }) => command)).toEqual(Array.from({ length: 5 }, () => 'QueryCommand'));
    for (const { input } of tables.sent) expect(input).toMatchObject({ ConsistentRead: true });
  });

  it('give everything of a day that takes several answers, and go on behind any record', async () => {
    const period = { from: '2025-02-01', to: '2025-02-02' };
    expect(await linesOf(tables, original, slips, { period })).toHaveLength(600);
    expect(keysOf(await linesOf(tables, original, slips, { period, after: '20250201#many_597' }))).toEqual([
      ...['20250201#many_598', '20250201#many_599'],
    ]);
  });

  it('give masters in key order, read whole', async () => {
    const lines = await linesOf(tables, original, kindsMaster);
    expect(lines.map((line) => (JSON.parse(line) as { kind_cd: { S: string } }).kind_cd.S)).toEqual([
      ...['book', 'food01', 'tax'],
    ]);
    expect(tables.sent.map(({ command }) => command)).toEqual(['ScanCommand']);
  });

  it('give the records before a period, the last first, as far as they are wanted', async () => {
    const found = [];
    const options = { dynamodb: tables.dynamodb, tableName: 'balances', dataset: balances, layout: original, owner };
    const signal = new AbortController().signal;
    for await (const items of readBackwards({ ...options, period: { from: '2025-02-01', to: '2025-02-28' }, signal })) {
      found.push(...items.map((item) => item['tgt_date']?.S));
      if (found.length === 2) break;
    }
    expect(found).toEqual(['20250102', '20241230']);
    expect(tables.sent.length).toBeLessThan(80);
  });

  it('stop with the name of the table when a day cannot be read', async () => {
    const pages = openPages({
      ...{ dynamodb: tables.dynamodb, tableName: 'absent', dataset: slips, layout: original, owner },
      period: { from: '2025-01-01', to: '2025-01-05' },
      signal: new AbortController().signal,
    });
    await expect(pages.next()).rejects.toMatchObject({
      ...{ name: 'ExportFailed', code: 'LEDGER_UNREADABLE' },
      cause: { message: 'The table of slips could not be read.' },
    });
  });
});

describe('tables with everything in one partition', () => {
  const onePartition: Layout = {
    name: 'one-partition',
    tables: byDataset(({ name, dayAttribute }) => ({
      partition: { attribute: 'pk', holds: { text: name.toUpperCase() } },
      sort: { attribute: 'sk', holds: dayAttribute === null ? 'code' : 'entry' },
    })),
  };
  let tables: TablesOfLayout;
  beforeAll(async () => {
    tables = await openTablesOf(onePartition);
    const item = (sk: string) => ({ pk: { S: 'SLIPS' }, sk: { S: sk } });
    await tables.put('slips', item('20250101#a'), item('20250102#b'), item('20250103#c'));
    await tables.put('slips', { pk: { S: 'OTHERS' }, sk: { S: '20250102#x' } });
  });
  afterAll(() => tables.close());

  it('give the records of a range of keys, without the key attributes of the table', async () => {
    const lines = await linesOf(tables, onePartition, slips, { period: { from: '2025-01-02', to: '2025-01-31' } });
    expect(lines).toEqual(
      ['20250102#b', '20250103#c'].map((entry) => `{"entry":{"S":"${entry}"},"owner":{"S":"${owner}"}}`),
    );
    expect(keysOf(await linesOf(tables, onePartition, slips, { after: '20250102#b' }))).toEqual(['20250103#c']);
  });
});

describe('tables of which each is keyed in its own way', () => {
  let tables: TablesOfLayout;
  beforeAll(async () => {
    tables = await openTablesOf(kakeibo);
    const entry = (entry_key: string) => ({ month_book: { S: 'HOME' }, entry_key: { S: entry_key } });
    await tables.put('slips', entry('20250101#a'), entry('20250102#b'), entry('odd'));
    const ofDay = (day: string, value: string) => ({ day: { S: day }, wallet: { S: 'cash' }, value: { N: value } });
    await tables.put('balances', ofDay('20241231', '5'), ofDay('20250102', '7'));
  });
  afterAll(() => tables.close());
  beforeEach(() => void tables.sent.splice(0));

  it('are read by ranges and by days, each as it is keyed', async () => {
    const period = { from: '2025-01-01', to: '2025-01-03' };
    expect(keysOf(await linesOf(tables, kakeibo, slips, { period }))).toEqual(['20250101#a', '20250102#b']);
    expect(tables.sent).toHaveLength(1);
    expect(keysOf(await linesOf(tables, kakeibo, slips))).toEqual(['20250101#a', '20250102#b', 'odd']);
    tables.sent.splice(0);
    expect(await linesOf(tables, kakeibo, balances, { period })).toEqual([
      `{"entry":{"S":"20250102#cash"},"method_cd":{"S":"cash"},"owner":{"S":"${owner}"},"tgt_date":{"S":"20250102"},"value":{"N":"7"}}`,
    ]);
    expect(tables.sent).toHaveLength(3);
  });

  it('say which of them could hold records that are not seen', () => {
    expect(layoutStatement(kakeibo)?.statement).toContain('The table of balances has a partition for each day');
    expect(layoutStatement(original)?.statement).toContain('The tables of slips and balances have a partition');
  });
});
