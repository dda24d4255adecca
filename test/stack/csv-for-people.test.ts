import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvColumns, typeNames } from '../../archive/entries/csv-columns.ts';
import type { LedgerMonth } from '../../ledger/ledger-months.ts';
import type { ArchiveContents } from '../archive-contents.ts';
import { exportAndFetch } from '../exports.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import type { Item } from '../ledger-in-tables.ts';
import { itemsOf } from '../ledger-in-tables.ts';
import type { Person } from '../person.ts';
import { signInAs } from '../person.ts';

let host: HostUnderTest;
let hanako: Person;
let dir: string;
beforeAll(async () => {
  host = await startHostUnderTest();
  hanako = await signInAs(host);
  dir = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
  await host.close();
});

/** What test/stack/read_tables.py prints. */
interface Tables {
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly months: Readonly<Record<string, readonly [income: string, expense: string, charges: string]>>;
  readonly names: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, number>>;
  readonly lastBalances: Readonly<Record<string, readonly [day: string, value: string]>>;
  readonly slips: readonly (readonly string[])[];
}

function readByPython(file: string): Tables {
  const script = join(import.meta.dirname, 'read_tables.py');
  const { error, status, stdout, stderr } = spawnSync('python3', [script, file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error) throw new Error('This test needs Python 3.8 or newer as python3: install it.', { cause: error });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Tables;
}

/** The same sums as the tables of DynamoDB have them. The demo ledger has whole amounts only. */
function sumsOf(slips: readonly Item[], kinds: readonly Item[]) {
  const directions = new Map(kinds.map((kind) => [kind['kind_cd']?.S, kind['account_dir']?.S]));
  const months = new Map<string, [bigint, bigint, bigint]>();
  for (const { tgt_date, kind_cd_seq, value } of slips) {
    const month = `${tgt_date?.S?.slice(0, 4)}-${tgt_date?.S?.slice(4, 6)}`;
    const sums = months.get(month) ?? [0n, 0n, 0n];
    months.set(month, sums);
    const direction = directions.get(kind_cd_seq?.S?.split('_')[0]) ?? '';
    const column = { 1: 0, 0: 1, 2: 2, 3: 2 }[direction];
    if (column !== undefined) sums[column as 0 | 1 | 2] += BigInt(value?.N ?? 0);
  }
  return Object.fromEntries([...months].map(([month, sums]) => [month, sums.map(String)]));
}

const monthsOf = (contents: ArchiveContents) => contents.manifest()['months'] as readonly LedgerMonth[];

describe.each(['ja', 'en'] as const)('the tables of a copy in %s, read by Python', (language) => {
  let contents: ArchiveContents;
  let tables: Tables;
  let file: string;
  beforeAll(async () => {
    const copy = await exportAndFetch(host, hanako, { language });
    ({ contents } = copy);
    file = join(dir, `${language}.zip`);
    await writeFile(file, copy.zip);
    tables = readByPython(file);
  });

  it('have headers and words in that language', () => {
    expect(contents.manifest()).toMatchObject({ formatVersion: 2, language });
    for (const [dataset, columns] of Object.entries(csvColumns))
      expect(tables.headers[`${dataset}.csv`]).toEqual(columns.map(({ header }) => header[language]));
    expect(Object.values(typeNames[language])).toEqual(expect.arrayContaining(Object.keys(tables.types)));
    expect(contents.entry('README.txt').toString('utf8')).toContain(language === 'ja' ? '■ 区分' : 'TYPES');
  });

  it('have the sums and the names of the tables in DynamoDB', async () => {
    const [slips, kinds, methods] = [
      await itemsOf(host, 'LedgerSlips', hanako.identityId),
      await itemsOf(host, 'LedgerKinds', hanako.identityId),
      await itemsOf(host, 'LedgerMethods', hanako.identityId),
    ];
    expect(tables.slips).toHaveLength(slips.length);
    expect(tables.months).toEqual(sumsOf(slips, kinds));
    const nameOf = (items: readonly Item[], code: string, name: string) =>
      new Map(items.map((item) => [item[code]?.S, item[name]?.S]));
    const [kindNames, methodNames] = [nameOf(kinds, 'kind_cd', 'kind_nm'), nameOf(methods, 'method_cd', 'method_nm')];
    expect(Object.keys(tables.names).length).toBeGreaterThan(15);
    for (const [code, name] of Object.entries(tables.names)) expect([code, name]).toEqual([code, kindNames.get(code)]);
    for (const [code, name] of Object.entries(tables.methods))
      expect([code, name]).toEqual([code, methodNames.get(code)]);
  });

  it('have the sums and the last balances that the manifest has for each month', () => {
    const months = monthsOf(contents);
    expect(months.length).toBeGreaterThan(100);
    for (const { month, income, expense, chargesFromCash, otherCharges, lastBalances } of months) {
      const charges = String(BigInt(chargesFromCash) + BigInt(otherCharges));
      expect([month, tables.months[month] ?? ['0', '0', '0']]).toEqual([month, [income, expense, charges]]);
      for (const { methodCode, day, value } of lastBalances) {
        const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
        expect(tables.lastBalances[`${month} ${methodCode}`]).toEqual([iso, value]);
      }
    }
    const unknown = months.reduce((sum, { unknownSlips }) => sum + unknownSlips, 0);
    expect(tables.types[typeNames[language].unknown] ?? 0).toBe(unknown);
  });

  it('are the same to LibreOffice, when their columns are imported as text', async ({ skip }) => {
    const version = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
    if (version.error) skip('LibreOffice (soffice) is not installed');
    await writeFile(join(dir, 'slips.csv'), contents.entry('slips.csv'));
    // Separator 44, quote 34, UTF-8 (76), from line 1, each column as text (2); the same for the result, all cells quoted.
    const asText = csvColumns.slips.map((_, index) => `${index + 1}/2`).join('/');
    const converted = spawnSync(
      'soffice',
      [
        ...[`-env:UserInstallation=file://${join(dir, 'office')}`, '--headless', `--infilter=CSV:44,34,76,1,${asText}`],
        ...['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true', '--outdir', join(dir, 'out')],
        join(dir, 'slips.csv'),
      ],
      { encoding: 'utf8' },
    );
    expect(converted.status, converted.stderr).toBe(0);
    const cells = parse(await readFile(join(dir, 'out', 'slips.csv')), { bom: true, relax_column_count: false });
    expect(cells).toHaveLength(tables.slips.length + 1);
    const other = cells.slice(1).flatMap((row, index) => {
      // LibreOffice has one kind of line break inside a cell.
      const expected = (tables.slips[index] ?? []).map((cell) => cell.replaceAll('\r\n', '\n'));
      return row.some((cell, column) => cell !== expected[column]) ? [{ row, expected }] : [];
    });
    expect(other).toEqual([]);
  }, 120_000);
});

it('the same records in two languages have the same JSONL, to the byte', async () => {
  const { contents: ja } = await exportAndFetch(host, hanako, { language: 'ja' });
  const { contents: en } = await exportAndFetch(host, hanako, { language: 'en' });
  for (const name of ja.names.filter((one) => one.endsWith('.jsonl'))) expect(en.sha256(name)).toBe(ja.sha256(name));
  expect(en.sha256('slips.csv')).not.toBe(ja.sha256('slips.csv'));
});
