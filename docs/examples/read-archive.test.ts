import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageSource } from '../../archive/archive-ledger.ts';
import { archiveLedger } from '../../archive/archive-ledger.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import { entryNames, manifestEntryName } from '../../archive/entries/entry-names.ts';
import { pageOf } from '../../archive/items/page-of-items.ts';
import { openArchive } from '../../archive/zip/write-archive.ts';
import { byDataset } from '../../ledger/datasets.ts';

/** The readers that docs/examples gives to strangers. */
const readers = [
  { reader: 'read_archive.py', program: 'python3' },
  { reader: 'read-archive.mjs', program: process.execPath },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(readers)('$reader', ({ reader, program }) => {
  it.each([
    ['no slips', [], '0 slips, total 0'],
    ['whole amounts', ['1200', '-200', '35'], '3 slips, total 1035'],
    ['fractions, and a slip without an amount', ['0.1', '0.2', undefined], '3 slips, total 0.3'],
    ['38 digits, and a total below zero', ['-99999999999999999999999999999999999999', '0.5'], '2 slips, total -99999999999999999999999999999999999998.5'],
    ['the smallest and the largest numbers', ['1E-130', '1E+125'], `2 slips, total 1${'0'.repeat(125)}.${'0'.repeat(129)}1`],
  ])('adds up %s exactly', async (_, values, line) => {
    const { manifest, zip } = await archiveOf(values);
    expect(run(program, reader, zip)).toEqual({ status: 0, stdout: `${line}\n`, stderr: '' });
    expect(line).toContain(`total ${manifest.controlTotals.slips.valueTotal}`);
  });

  it('refuses an entry that is not what the manifest says', async () => {
    const { zip } = await archiveOf(['1'], (manifest) => manifest.replace(/(README\.txt[^}]+"sha256": ")./, '$1x'));
    const { status, stderr } = run(program, reader, zip);
    expect(status).toBe(1);
    expect(stderr).toContain('README.txt is damaged');
  });

  it('refuses a version of the format that it does not know', async () => {
    const { zip } = await archiveOf(['1'], (manifest) => manifest.replace('"formatVersion": 2', '"formatVersion": 9'));
    const { status, stderr } = run(program, reader, zip);
    expect(status).toBe(1);
    expect(stderr).toContain('Expected version 1 or 2 of the format, got 9.');
  });
});

function run(program: string, reader: string, zip: Buffer) {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, zip);
  const { error, status, stdout, stderr } = spawnSync(program, [join(import.meta.dirname, reader), file], { encoding: 'utf8' });
  if (error) throw new Error(`${program} could not be started. This test needs Python 3.8 or newer as python3: install it.`, { cause: error });
  return { status, stdout, stderr };
}

/** A year's archive, made by the product's own writer, with one slip for each value. `change` edits the manifest on its way into the zip. */
async function archiveOf(values: readonly (string | undefined)[], change: (manifest: string) => string = (manifest) => manifest) {
  const opened = openArchive({ names: entryNames, entryDate: new Date('2026-01-01T09:00:00.000Z'), signal: new AbortController().signal });
  const zip = buffer(opened.bytes);
  const entryOf = (name: string) => {
    const entry = opened.entry(name);
    if (name !== manifestEntryName) return entry;
    return { write: (chunk: Buffer) => entry.write(Buffer.from(change(chunk.toString('utf8')))), end: () => entry.end() };
  };
  const { manifest } = await archiveLedger({
    archive: { bytes: opened.bytes, entry: entryOf },
    pages: { ...byDataset(() => onePage([])), slips: onePage(values.map(slip)) },
    openingBalances: () => Promise.resolve(new Map()),
    about: {
      exportId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      attempt: 1,
      owner: 'ap-northeast-1:00000000-0000-4000-8000-000000000000',
      period: { from: '2025-01-01', to: '2025-12-31' },
      language: 'ja',
      requestedAt: '2026-01-01T00:00:00.000Z',
      startedAt: '2026-01-01T00:00:01.000Z',
    },
    consistency: () => Promise.resolve({ level: 'EACH_PAGE', statement: 'Each page was read strongly consistent.' }),
    now: () => new Date('2026-01-01T00:00:02.000Z'),
    onPage: () => undefined,
  });
  return { manifest, zip: await zip };
}

function slip(value: string | undefined, index: number): Item {
  const kind_cd_seq = `food01_${index}`;
  return { owner: { S: 'o' }, entry: { S: `20250131#${kind_cd_seq}` }, tgt_date: { S: '20250131' }, kind_cd_seq: { S: kind_cd_seq }, ...(value && { value: { N: value } }) };
}

function onePage(items: readonly Item[]): PageSource {
  const pages = items.length > 0 ? [pageOf(items)] : [];
  return { next: () => Promise.resolve(pages.shift()) };
}
