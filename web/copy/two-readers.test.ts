import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import {
  exportedZip,
  handMadeCopy,
  handMadeCopyEntries,
  linesOf,
  owner,
  readCopy,
  refusalOf,
} from '../../archive/copy/copies-under-test.ts';
import type { HandMadeEntry } from '../../archive/zip/hand-made-zip.ts';
import { handMadeZip } from '../../archive/zip/hand-made-zip.ts';
import { datasets } from '../../ledger/datasets.ts';
import { CopyProblem } from './copy-problem.ts';
import { chosenZip, openFully } from './opened-under-test.ts';
import { packedAt } from './packed-texts.ts';
import { textAt } from './text-column.ts';
import { zipContent } from './zip-content.ts';
import { readZipDirectory } from './zip-directory.ts';

/** Two readers were written apart: `archive/` for servers and terminals, and this one for browsers. They must agree. */

const slip = (day: string, id: string, value = '100', memo = '牛乳') => ({
  ...{ owner: { S: owner }, entry: { S: `${day}#${id}` }, tgt_date: { S: day }, kind_cd_seq: { S: id } },
  ...{ method_cd: { S: 'cash' }, value: { N: value }, memo: { S: memo } },
});
const ledger = {
  kinds: [{ owner: { S: owner }, kind_cd: { S: 'food01' }, kind_nm: { S: '食費' }, account_dir: { S: '0' } }],
  methods: [{ owner: { S: owner }, method_cd: { S: 'cash' }, method_nm: { S: '現金' } }],
  slips: [slip('20250101', 'food01_a'), slip('20250102', 'food01_b', '1.5'), slip('20250102', 'other_c', '-3', '')],
};

/** The first thing that the browser's reader finds wrong; `none` for a good copy. */
async function problemOf(zip: Buffer): Promise<string> {
  try {
    const { problems, verdict } = await openFully(chosenZip(zip));
    expect(verdict === 'good').toBe(problems.length === 0);
    return problems[0]?.code ?? 'none';
  } catch (error) {
    if (error instanceof CopyProblem) return error.code;
    throw error;
  }
}

const entries = handMadeCopyEntries();
const withEntry = (name: string, change: (entry: HandMadeEntry) => Partial<HandMadeEntry>) =>
  handMadeZip(entries.map((entry) => (entry.name === name ? { ...entry, ...change(entry) } : entry)));
const good = handMadeZip(entries);
const zip64Locator = Buffer.alloc(20);
zip64Locator.writeUInt32LE(0x07064b50);

const damages: [string, string, Buffer][] = [
  ['is good', 'none', good],
  ['has a viewer, whichever', 'none', handMadeZip([...entries, { name: 'viewer.html', content: 'any' }])],
  ['is empty', 'EMPTY_FILE', Buffer.alloc(0)],
  ['is no zip', 'NOT_A_ZIP', Buffer.from('%PDF-1.7 and more')],
  ['lacks its last byte', 'CUT_OFF', good.subarray(0, -1)],
  ['is half', 'CUT_OFF', good.subarray(0, good.length / 2)],
  ['has a byte before it', 'BYTES_BEFORE', Buffer.concat([Buffer.from('x'), good])],
  ['has a byte behind it', 'BYTES_AFTER', Buffer.concat([good, Buffer.from('x')])],
  ['has bytes behind its entries', 'BYTES_BETWEEN', handMadeZip(entries, { afterEntries: Buffer.from('x') })],
  ['has bytes before its first entry', 'BYTES_BEFORE', handMadeZip(entries, { before: Buffer.from('x') })],
  ['has bytes between entries', 'BYTES_BETWEEN', withEntry('slips.jsonl', () => ({ behind: Buffer.from('xxxx') }))],
  ['has two ends', 'TWO_ENDS', handMadeZip(entries, { comment: good.subarray(good.length - 22) })],
  ['has a Zip64 locator', 'ZIP64', Buffer.concat([good.subarray(0, -22), zip64Locator, good.subarray(-22)])],
  ['claims Zip64', 'ZIP64', handMadeZip(entries, { end: { 12: 0xffffffff } })],
  ['is a part of several', 'SPLIT_ZIP', handMadeZip(entries, { end: { 4: 1 } })],
  ['has another count', 'SPLIT_ZIP', handMadeZip(entries, { end: { 8: 3 } })],
  ['is encrypted', 'ENCRYPTED', withEntry('slips.csv', () => ({ flags: 1 }))],
  ['is packed by bzip2', 'UNKNOWN_METHOD', withEntry('slips.csv', () => ({ method: 12 }))],
  ['has an entry twice', 'SAME_NAME_TWICE', handMadeZip([...entries, { name: 'slips.csv', content: '' }])],
  [
    'has overlapping entries',
    'OVERLAPPING_ENTRIES',
    withEntry('slips.csv', () => ({ central: { compressedBytes: 5000 } })),
  ],
  ['has a false CRC', 'ENTRY_DAMAGED', withEntry('slips.jsonl', () => both({ crc32: 1 }))],
  ['has a false size', 'ENTRY_DAMAGED', withEntry('manifest.json', () => both({ uncompressedBytes: 9 }))],
  [
    'has a size that is too large',
    'ENTRY_DAMAGED',
    withEntry('manifest.json', () => both({ uncompressedBytes: 99_999 })),
  ],
  ['has an entry on another disk', 'SPLIT_ZIP', withEntry('slips.csv', () => ({ central: { disk: 1 } }))],
  ['has a directory that goes on', 'DIRECTORY_DAMAGED', handMadeZip(entries, { end: { 8: 9, 10: 9 } })],
  [
    'has a directory that no copy has',
    'TOO_MANY_ENTRIES',
    handMadeZip(Array.from({ length: 300 }, (_, index) => ({ name: String(index).padStart(1000, 'x'), content: '' }))),
  ],
  [
    'has a record of another value and the same length',
    'ENTRY_CHANGED',
    handMadeZip(
      handMadeCopyEntries({ texts: { 'kinds.csv': 'a\r\n' } }).map((entry) =>
        entry.name === 'kinds.csv' ? { ...entry, content: 'b\r\n' } : entry,
      ),
    ),
  ],
  ['has two sizes', 'HEADER_CONTRADICTS', withEntry('kinds.jsonl', () => ({ local: { uncompressedBytes: 9 } }))],
  [
    'has two names',
    'HEADER_CONTRADICTS',
    withEntry('kinds.jsonl', () => ({ local: { name: Buffer.from('kinds.jsonX') } })),
  ],
  ['has a changed record', 'ENTRY_CHANGED', withEntry('slips.jsonl', () => ({ content: '{}\n' }))],
  ['has a changed CSV', 'ENTRY_CHANGED', withEntry('kinds.csv', () => ({ content: 'a\r\n' }))],
  ['has a changed README.txt', 'ENTRY_CHANGED', withEntry('README.txt', () => ({ content: 'a' }))],
  ['lacks an entry', 'ENTRY_MISSING', handMadeZip(entries.filter(({ name }) => name !== 'methods.csv'))],
  ['has an entry more', 'UNKNOWN_ENTRY', handMadeZip([...entries, { name: 'notes.txt', content: 'x' }])],
  [
    'is in two folders',
    'TWO_FOLDERS',
    handMadeZip(entries.map((entry, index) => ({ ...entry, name: `${index % 2}/${entry.name.toString()}` }))),
  ],
  ['has no manifest', 'NOT_A_COPY', handMadeZip(entries.filter(({ name }) => name !== 'manifest.json'))],
  ['has another program’s manifest', 'NOT_A_COPY', handMadeCopy({ manifest: { format: 'x' } })],
  ['is newer', 'NEWER_VERSION', handMadeCopy({ manifest: { formatVersion: 99 } })],
  ['has version 0', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { formatVersion: 0 } })],
  ['has no owner', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { owner: 1 } })],
  ['has no time', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { requestedAt: 'x' } })],
  ['was made in the year 12345', 'MANIFEST_UNREADABLE', madeAt('+012345-01-01T00:00:00Z')],
  ['was made before the year 1', 'MANIFEST_UNREADABLE', madeAt('0000-01-01T00:00:00Z')],
  ['has a time that each program reads differently', 'MANIFEST_UNREADABLE', madeAt('2025-01-31 9:00')],
  ['has no period', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { everything: undefined } })],
  ['has an inverted period', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { period: { from: 2, to: 1 } } })],
  ['has a manifest that is no JSON', 'MANIFEST_UNREADABLE', withEntry('manifest.json', () => ({ content: '{' }))],
  ['claims one entry less', 'MANIFEST_UNREADABLE', handMadeCopy({ claims: (claims) => claims.slice(1) })],
  [
    'claims more rows than there are',
    'ROWS_DIFFER',
    handMadeCopy({
      claims: (claims) => claims.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: 2 } : claim)),
    }),
  ],
];

function madeAt(requestedAt: string): Buffer {
  return handMadeCopy({ manifest: { requestedAt } });
}

function both(described: NonNullable<HandMadeEntry['local']>): Partial<HandMadeEntry> {
  return { local: described, central: described };
}

describe('both readers say the same of a zip that', () => {
  it.each(damages)('%s: %s', async (_, code, zip) => {
    expect([await refusalOf(zip), await problemOf(zip)]).toEqual([code, code]);
  });

  it('has any bit changed', async () => {
    const zip = await exportedZip(ledger, { plainHeaderBytes: 1 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: zip.length * 8 - 1 }), async (bit) => {
        const changed = Buffer.from(zip);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect((await problemOf(changed)) === 'none').toBe((await refusalOf(changed)) === 'none');
      }),
      { seed: 1, numRuns: 300 },
    );
  }, 60_000);

  it('is cut off anywhere', async () => {
    const zip = await exportedZip(ledger);
    for (let length = 1; length < zip.length; length += 97)
      expect(await problemOf(zip.subarray(0, length))).toBe('CUT_OFF');
  });
});

it('an entry never gives more than the zip says, and its inflater is fed 64 KB at a time', async () => {
  const content = Buffer.alloc(50_000_000);
  const zip = handMadeZip([{ name: 'a', content, method: 8, ...both({ uncompressedBytes: 200_000 }) }]);
  const file = new File([new Uint8Array(zip)], 'a.zip');
  const [entry] = await readZipDirectory(file);
  if (!entry) throw new Error('There is no entry.');
  let given = 0;
  const reading = async () => {
    for await (const chunk of zipContent(file, entry)) given += chunk.length;
  };
  await expect(reading()).rejects.toMatchObject({ code: 'ENTRY_DAMAGED' });
  expect(given).toBeLessThanOrEqual(200_000);
  const noise = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index * 31 + index) % 251));
  const stored = new File([new Uint8Array(handMadeZip([{ name: 'b', content: noise }]))], 'b.zip');
  const [plain] = await readZipDirectory(stored);
  if (!plain) throw new Error('There is no entry.');
  for await (const chunk of zipContent(stored, plain)) expect(chunk.length).toBeLessThanOrEqual(64 * 1024);
});

describe('both readers read the same from a zip that', () => {
  it.each(['everything', 'period'])('is of version 1 (%s)', async (name) => {
    const zip = await readFile(join(import.meta.dirname, '../../test/fixtures/version-1', `${name}.zip`));
    const theirs = await readCopy(zip);
    const { about, verdict, slips, balances, kinds, methods, proof } = await openFully(chosenZip(zip));
    expect([about.formatVersion, verdict, proof.isAsInManifest]).toEqual([1, 'good', true]);
    const counts = [slips.kept.rows, balances.kept.rows, kinds.length, methods.length];
    expect(counts).toEqual(datasets.map((dataset) => theirs.copy.lines[dataset.name]));
  });

  it.each<[string, (zip: Buffer) => Promise<Buffer>]>([
    ['was exported', (zip) => Promise.resolve(zip)],
    ['was packed again, deflated, in a folder', (zip) => packedAgain(zip, 'DEFLATE')],
    ['was packed again, stored, in a folder', (zip) => packedAgain(zip, 'STORE')],
  ])('%s', async (_, change) => {
    const zip = await change(await exportedZip(ledger));
    const theirs = linesOf(await readCopy(zip)).slips;
    const { slips, verdict, proof } = await openFully(chosenZip(zip));
    expect(verdict).toBe('good');
    expect(proof.isAsInManifest).toBe(true);
    const { kept } = slips;
    const ours = Array.from({ length: kept.rows }, (__, row) => ({
      ...{ id: packedAt(kept.ids, row), value: textAt(kept.value, row), memo: textAt(kept.memo, row) },
    }));
    expect(ours).toEqual(
      theirs.map((line) => {
        const item = JSON.parse(line) as (typeof ledger.slips)[number];
        return { id: item.kind_cd_seq.S, value: item.value.N, memo: item.memo.S };
      }),
    );
  });
});

/** As macOS does it: in a folder, in another order, with its own files beside. */
async function packedAgain(zip: Buffer, compression: 'STORE' | 'DEFLATE'): Promise<Buffer> {
  const from = await JSZip.loadAsync(zip);
  const to = new JSZip();
  for (const name of Object.keys(from.files).reverse())
    to.file(`控え/${name}`, (await from.file(name)?.async('nodebuffer')) ?? '');
  to.file('__MACOSX/控え/._slips.csv', 'x').file('控え/.DS_Store', 'x');
  return to.generateAsync({ type: 'nodebuffer', compression, streamFiles: true });
}
