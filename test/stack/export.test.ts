import { createHash } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chosenZip, openFully } from '../../web/copy/opened-under-test.ts';
import { packedAt } from '../../web/copy/packed-texts.ts';
import { textAt } from '../../web/copy/text-column.ts';
import { buildViewer } from '../../web/viewer/build-viewer.ts';
import { exportAndFetch, exportAs } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsInPeriod, itemsOf, operatorDynamodb, tableOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';

let host: HostUnderTest;
let hanako: Person;

beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
});
afterAll(() => host.close());

const year = { from: '2025-01-01', to: '2025-12-31' };
const byKey = (a: Item, b: Item) => ((a['entry']?.S ?? '') < (b['entry']?.S ?? '') ? -1 : 1);

describe('an export of a year', () => {
  it('has exactly the items of the tables, including their types', async () => {
    const { contents } = await exportAndFetch(host, hanako, year);
    for (const [entry, table] of [
      ['slips.jsonl', 'LedgerSlips'],
      ['balances.jsonl', 'LedgerBalances'],
    ] as const) {
      const expected = (await itemsInPeriod(host, table, hanako.identityId, year.from, year.to)).sort(byKey);
      expect(expected.length).toBeGreaterThan(1000);
      expect(contents.items(entry)).toEqual(expected);
    }
    expect(contents.items('kinds.jsonl')).toHaveLength(21);
    expect(contents.items('methods.jsonl')).toHaveLength(4);
  });

  it('has the same rows as CSV, cell by cell, for a third-party parser', async () => {
    const { contents } = await exportAndFetch(host, hanako, year);
    const items = (await itemsInPeriod(host, 'LedgerSlips', hanako.identityId, year.from, year.to)).sort(byKey);
    const rows = contents.csv('slips.csv');
    expect(rows).toHaveLength(items.length);
    rows.forEach((row, index) => {
      const item = items[index];
      expect([row['日付']?.replaceAll('-', ''), row['伝票ID'], row['支払方法コード'], row['金額']]).toEqual([
        item?.['tgt_date']?.S,
        item?.['kind_cd_seq']?.S,
        item?.['method_cd']?.S,
        item?.['value']?.N,
      ]);
      // The formula guard puts one apostrophe in front of a text that a spreadsheet would run (docs/archive-format.md).
      // A memo of spaces only is an empty cell.
      const memo = (item?.['memo']?.S ?? '').trim() === '' ? '' : item?.['memo']?.S;
      expect([memo, `'${memo}`]).toContain(row['メモ']);
    });
  });

  it('ends with viewer.html, whose reader proves the archive and shows the same records', async () => {
    const { zip, contents } = await exportAndFetch(host, hanako, year);
    expect(contents.names.at(-1)).toBe('viewer.html');
    expect(contents.entry('viewer.html').equals(buildViewer().html)).toBe(true);
    const opened = await openFully(chosenZip(zip));
    expect([opened.verdict, opened.proof.isAsInManifest]).toEqual(['good', true]);
    const items = contents.items('slips.jsonl');
    const { kept } = opened.slips;
    const shown = items.map((_, row) => [packedAt(kept.ids, row), textAt(kept.value, row), textAt(kept.memo, row)]);
    expect(shown).toEqual(items.map((item) => [item['kind_cd_seq']?.S, item['value']?.N, item['memo']?.S ?? '']));
  });

  it('agrees with its manifest and with the READY event', async () => {
    const { ended, zip, contents } = await exportAndFetch(host, hanako, year);
    expect(ended.archive).toMatchObject({
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
      fileName: expect.stringMatching(/^myhome-account_2025-01-01_2025-12-31_\d{8}-\d{6}_\w{6}\.zip$/) as string,
    });
    for (const { name, bytes, sha256 } of contents.manifest().entries) {
      expect([bytes, sha256]).toEqual([contents.entry(name).length, contents.sha256(name)]);
    }
  });

  it('is pushed with its link, with increasing versions and progress', async () => {
    const { ended, pushed } = await exportAs(host, hanako, year);
    expect(ended).toMatchObject({ status: 'READY', owner: hanako.identityId, attempt: 1 });
    expect(ended.downloadUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*X-Amz-Expires=900/);
    const versions = pushed.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });
});

describe('the days of a period', () => {
  async function withSlips(days: readonly string[]): Promise<string> {
    const owner = hanako.identityId;
    const client = operatorDynamodb(host);
    for (const day of days) {
      const compact = day.replaceAll('-', '');
      await client.send(
        new PutItemCommand({
          TableName: tableOf(host, 'LedgerSlips'),
          Item: {
            owner: { S: owner },
            entry: { S: `${compact}#food01_boundary` },
            tgt_date: { S: compact },
            kind_cd_seq: { S: 'food01_boundary' },
            method_cd: { S: 'cash' },
            value: { N: '0' },
          },
        }),
      );
    }
    client.destroy();
    return owner;
  }

  it('include both boundary days and not the days beside them', async () => {
    await withSlips(['2010-03-09', '2010-03-10', '2010-03-12', '2010-03-13']);
    const { contents } = await exportAndFetch(host, hanako, { from: '2010-03-10', to: '2010-03-12' });
    expect(contents.csv('slips.csv').map((row) => row['日付'])).toEqual(['2010-03-10', '2010-03-12']);
  });

  it('may be one day, even a leap day', async () => {
    await withSlips(['2012-02-29', '2012-03-01', '2012-02-28']);
    const { contents } = await exportAndFetch(host, hanako, { from: '2012-02-29', to: '2012-02-29' });
    expect(contents.csv('slips.csv').map((row) => row['日付'])).toEqual(['2012-02-29']);
  });

  it('may be in the future', async () => {
    const { contents } = await exportAndFetch(host, hanako, { from: '2027-01-01', to: '2027-12-31' });
    expect(contents.csv('slips.csv').map((row) => row['日付'])).toEqual(['2027-04-01']);
  });

  it('may be empty, with headers, no rows, and the masters', async () => {
    const { ended, contents } = await exportAndFetch(host, hanako, { from: '1999-01-01', to: '1999-12-31' });
    expect(contents.csv('slips.csv')).toEqual([]);
    expect(contents.entry('slips.csv').toString('utf8')).toContain('日付');
    expect(ended.archive?.entries.find(({ name }) => name === 'slips.csv')?.rows).toBe(0);
  });
});

it('an export of ten years has every item once', async () => {
  const { contents } = await exportAndFetch(host, hanako, { from: '2016-11-01', to: '2026-10-31' });
  const keys = contents.items('slips.jsonl').map((item) => (item['entry'] as { S: string }).S);
  expect(new Set(keys).size).toBe(keys.length);
  const inTable = await itemsOf(host, 'LedgerSlips', hanako.identityId);
  const inPeriod = inTable.filter(
    (item) => (item['tgt_date']?.S ?? '') >= '20161101' && (item['tgt_date']?.S ?? '') <= '20261031',
  );
  expect(keys.length).toBe(inPeriod.length);
});

it('two exports of the same data have the same bytes in every entry', async () => {
  const first = await exportAndFetch(host, hanako, year);
  const second = await exportAndFetch(host, hanako, year);
  const rowsOf = ({ contents }: typeof first) =>
    contents.names.filter((name) => /\.(csv|jsonl)$/.test(name)).map((name) => [name, contents.sha256(name)]);
  expect(rowsOf(second)).toEqual(rowsOf(first));
});
