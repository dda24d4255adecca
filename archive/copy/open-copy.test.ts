import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { datasets } from '../../ledger/datasets.ts';
import { entryNames } from '../entries/entry-names.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from '../items/attribute-value.ts';
import { bytesInMemory } from '../zip/byte-source.ts';
import { handMadeZip } from '../zip/hand-made-zip.ts';
import type { Ledger } from './copies-under-test.ts';
import {
  another,
  anyLedger,
  exportedZip,
  handMadeCopy,
  handMadeCopyEntries,
  linesOf,
  owner,
  readCopy,
  refusalOf,
} from './copies-under-test.ts';
import { CopyRefused } from './copy-refused.ts';
import { openCopy } from './open-copy.ts';
import { RefusedLines } from './refused-lines.ts';

const february = { from: '2025-02-01', to: '2025-02-28' };
const anyPeriod = fc.constantFrom(null, february);
const anyExport = anyPeriod.chain((period) => fc.tuple(fc.constant(period), anyLedger(period)));

/** The lines that a restore for `reader` should give. */
function linesFor(ledger: Ledger, reader: string) {
  const line = jsonLineWriter();
  const lines = (items: readonly Item[]) => items.map((item) => line({ ...item, owner: { S: reader } }));
  return {
    ...{ slips: lines(ledger.slips), balances: lines(ledger.balances) },
    ...{ kinds: lines(ledger.kinds), methods: lines(ledger.methods) },
  };
}

/** The rule of contradicted keys, in its words. */
function isContradicted(item: Item, rest: string): boolean {
  const key = item['entry']?.S ?? '';
  if (!/^202502\d\d#/.test(key)) return false;
  const [day, within] = [item['tgt_date']?.S, item[rest]?.S];
  return (day !== undefined && day !== key.slice(0, 8)) || (within !== undefined && within !== key.slice(9));
}

describe('whatever an export writes', () => {
  it('is read back, line by line, for its owner and for anybody else', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyExport,
        fc.constantFrom(1, undefined),
        fc.constantFrom(owner, another),
        async ([period, ledger], plainHeaderBytes, reader) => {
          const zip = await exportedZip(ledger, { period, ...(plainHeaderBytes && { plainHeaderBytes }) });
          const read = await readCopy(zip, { owner: reader, acceptContradictedKeys: true });
          expect(linesOf(read)).toEqual(linesFor(ledger, reader));
          expect(read.refused.count).toBe(0);
          expect(read.copy).toMatchObject({ kind: 'archive', formatVersion: 2, about: { owner, salvaged: false } });
          expect(read.copy.about.everything).toBe(period === null);
          for (const { name, sortAttribute } of datasets) {
            expect(read.copy.lines[name]).toBe(ledger[name].length);
            expect(read.records[name].map(({ key }) => key)).toEqual(
              ledger[name].map((item) => item[sortAttribute]?.S),
            );
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  }, 60_000);

  it('is accepted by default too, apart from records whose attributes contradict their key', async () => {
    await fc.assert(
      fc.asyncProperty(anyExport, async ([period, ledger]) => {
        const read = await readCopy(await exportedZip(ledger, { period }));
        const accepted = {
          ...ledger,
          slips: ledger.slips.filter((item) => !isContradicted(item, 'kind_cd_seq')),
          balances: ledger.balances.filter((item) => !isContradicted(item, 'method_cd')),
        };
        expect(linesOf(read)).toEqual(linesFor(accepted, owner));
        const left = ledger.slips.length - accepted.slips.length + ledger.balances.length - accepted.balances.length;
        expect([...read.refused.byReason]).toEqual(left === 0 ? [] : [['KEY_CONTRADICTED', left]]);
      }),
      { seed: 2, numRuns: 40 },
    );
  }, 60_000);

  it('is read the same after a person’s system has packed it again', async () => {
    const anyOptions = fc.record({
      compression: fc.constantFrom('STORE' as const, 'DEFLATE' as const),
      streamFiles: fc.boolean(),
      comment: fc.constantFrom('', '家計簿'),
    });
    const anyFolder = fc.constantFrom('', 'myhome-account_all/', '家計簿/', 'a/b/');
    await fc.assert(
      fc.asyncProperty(
        anyExport,
        anyOptions,
        anyFolder,
        fc.boolean(),
        fc.shuffledSubarray([...entryNames], { minLength: entryNames.length }),
        async ([period, ledger], options, folder, litter, names) => {
          const original = await JSZip.loadAsync(await exportedZip(ledger, { period }));
          const again = new JSZip();
          if (litter) again.file('__MACOSX/._slips.csv', 'x').file(`${folder}.DS_Store`, 'x');
          for (const name of names) again.file(folder + name, (await original.file(name)?.async('nodebuffer')) ?? '');
          if (litter) again.file(`${folder}desktop.ini`, 'x').file('Thumbs.db', 'x').file(`${folder}._kinds.csv`, '');
          const zip = await again.generateAsync({ type: 'nodebuffer', ...options });
          const read = await readCopy(zip, { acceptContradictedKeys: true });
          expect(linesOf(read)).toEqual(linesFor(ledger, owner));
          expect(read.refused.count).toBe(0);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  }, 60_000);
});

const line = (day: string, rest: string) =>
  `{"entry":{"S":"${day}#${rest}"},"kind_cd_seq":{"S":"${rest}"},"owner":{"S":"${owner}"},"tgt_date":{"S":"${day}"}}\n`;
const texts = { 'slips.jsonl': line('20250201', 'a') + line('20250202', 'b'), 'slips.csv': 'a\r\n', 'README.txt': 'x' };

describe('a damaged copy', () => {
  it('is refused when any bit of it is changed, or reads the same', async () => {
    const zip = handMadeCopy({ texts });
    const right = linesOf(await readCopy(zip));
    let harmless = 0;
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ (1 << ((at * 5) % 8));
      try {
        const read = await readCopy(changed);
        expect(linesOf(read)).toEqual(right);
        expect(read.refused.count).toBe(0);
        harmless += 1;
      } catch (error) {
        if (!(error instanceof CopyRefused)) throw error;
      }
    }
    // Times, versions, attributes and disk numbers of ten entries, which no reader of a copy needs.
    expect(harmless).toBeLessThan(10 * 30);
  }, 60_000);

  it('is refused when it is cut off anywhere', async () => {
    const zip = handMadeCopy({ texts });
    for (let length = 0; length < zip.length; length += 1)
      expect(['EMPTY_FILE', 'CUT_OFF', 'NOT_A_ZIP']).toContain(await refusalOf(zip.subarray(0, length)));
  });

  it('is refused, and never anything worse, however it is mixed up', async () => {
    const zip = handMadeCopy({ texts });
    const anyChange = fc.record({
      at: fc.nat(zip.length),
      drop: fc.nat(40),
      insert: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { maxLength: 4 }), async (changes) => {
        let mixed = zip;
        for (const { at, drop, insert } of changes)
          mixed = Buffer.concat([mixed.subarray(0, at), insert, mixed.subarray(at + drop)]);
        await refusalOf(mixed);
      }),
      { seed: 1, numRuns: 500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await refusalOf(Buffer.from(bytes))).not.toBe('none');
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('names the entry that is damaged and the way out', async () => {
    const zip = handMadeCopy({ texts, method: 0 });
    const at = zip.indexOf('20250202');
    zip[at] = 0x33;
    await expect(readCopy(zip)).rejects.toThrow(
      'The entry "slips.jsonl" is damaged. Use the file as it was downloaded, or another copy. If there is neither, a person with the source of this program can make a new copy of what is intact: "npm run salvage -- FILE".',
    );
  });
});

describe('a copy is refused', () => {
  const changedText = { ...texts, 'slips.csv': 'b\r\n' };
  /** The manifest of one copy beside the entries of another. */
  const withManifestOf = (other: Record<string, string>) =>
    handMadeZip([...handMadeCopyEntries({ texts }).slice(0, -1), ...handMadeCopyEntries({ texts: other }).slice(-1)]);
  const asZip = (files: Record<string, string>) =>
    handMadeZip(Object.entries(files).map(([name, content]) => ({ name, content })));

  it.each<[string, string, Buffer]>([
    ['when it is another program’s zip', 'NOT_A_COPY', asZip({ 'word/document.xml': '<x/>' })],
    ['when the zip is empty', 'NOT_A_COPY', asZip({})],
    ['when its manifest is another program’s', 'NOT_A_COPY', asZip({ 'manifest.json': '{"name":"app"}' })],
    ['when its manifest is no object', 'NOT_A_COPY', asZip({ 'manifest.json': 'null' })],
    ['when its manifest is not JSON', 'MANIFEST_UNREADABLE', asZip({ 'manifest.json': '{' })],
    ['when its manifest is larger than any', 'TOO_LARGE', asZip({ 'manifest.json': ' '.repeat(5 * 1024 * 1024) })],
    ['when a newer version made it', 'NEWER_VERSION', handMadeCopy({ manifest: { formatVersion: 3 } })],
    ['when its version is none', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { formatVersion: 0.5 } })],
    ['when it has no owner', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { owner: '' } })],
    ['when it has no id', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { exportId: 1 } })],
    ['when its time is none', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { requestedAt: 'soon' } })],
    [
      'when its period is none',
      'MANIFEST_UNREADABLE',
      handMadeCopy({ manifest: { period: { from: '2025-02-30', to: '2025-03-01' } } }),
    ],
    [
      'when its period ends before it starts',
      'MANIFEST_UNREADABLE',
      handMadeCopy({ manifest: { period: { from: '2025-03-02', to: '2025-03-01' } } }),
    ],
    [
      'when it has neither a period nor everything',
      'MANIFEST_UNREADABLE',
      handMadeCopy({ manifest: { everything: undefined } }),
    ],
    ['when everything is not true', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { everything: 'yes' } })],
    ['when salvaged is not true', 'MANIFEST_UNREADABLE', handMadeCopy({ manifest: { salvaged: 1 } })],
    [
      'when its manifest leaves an entry out',
      'MANIFEST_UNREADABLE',
      handMadeCopy({ claims: (right) => right.slice(1) }),
    ],
    ['when an entry is missing', 'ENTRY_MISSING', handMadeZip(handMadeCopyEntries({ texts }).slice(1))],
    [
      'when a file does not belong to it',
      'UNKNOWN_ENTRY',
      handMadeZip([...handMadeCopyEntries(), { name: 'notes.txt', content: '' }]),
    ],
    [
      'when a file is in another folder',
      'TWO_FOLDERS',
      handMadeZip([...handMadeCopyEntries(), { name: 'old/slips.csv', content: '' }]),
    ],
    ['when a table for people was edited', 'ENTRY_CHANGED', withManifestOf(changedText)],
    ['when a table for people became longer', 'ENTRY_CHANGED', withManifestOf({ ...texts, 'slips.csv': 'a\r\nb\r\n' })],
    [
      'when records were edited',
      'ENTRY_CHANGED',
      withManifestOf({ ...texts, 'slips.jsonl': line('20250201', 'a') + line('20250202', 'c') }),
    ],
    [
      'when it has another number of records',
      'ROWS_DIFFER',
      handMadeCopy({
        texts,
        claims: (right) => right.map((claim) => (claim['name'] === 'slips.jsonl' ? { ...claim, rows: 3 } : claim)),
      }),
    ],
  ])('%s', async (_, code, zip) => {
    expect(await refusalOf(zip)).toBe(code);
  });

  it('when an entry has another size than its manifest says, before it is read', async () => {
    const zip = withManifestOf({ ...texts, 'slips.csv': 'a\r\nb\r\n' });
    await expect(openCopy(bytesInMemory(zip))).rejects.toThrow(
      'The entry "slips.csv" is not what it was when the copy was made.',
    );
  });

  it('with a sentence that says what came and what to do', async () => {
    await expect(readCopy(handMadeCopy({ manifest: { formatVersion: 7 } }))).rejects.toThrow(
      'The copy was made by a newer version of this program (format 7); this one reads up to 2. Update this program, and try again.',
    );
    await expect(readCopy(Buffer.alloc(0))).rejects.toThrow('The file is empty. Choose the zip file of a copy.');
  });

  it('when it would unpack to more than the limit, before it is unpacked', async () => {
    const zip = handMadeCopy({ texts: { 'kinds.csv': 'x'.repeat(1_000_000) } });
    expect(zip.length).toBeLessThan(10_000);
    await expect(openCopy(bytesInMemory(zip), { mostUnpackedBytes: 999_999 })).rejects.toThrow(
      '"kinds.csv" would have 1000000 bytes when it is unpacked, and at most 999999 are read.',
    );
    await expect(openCopy(bytesInMemory(zip), { mostUnpackedBytes: 1_000_000 })).resolves.toBeDefined();
  });
});

it('a copy tells what it holds before its records are read', async () => {
  const period = { from: '2025-02-01', to: '2025-02-28' };
  const manifest = { period, everything: undefined, salvaged: true, language: 'en' };
  const copy = await openCopy(bytesInMemory(handMadeCopy({ texts, manifest })));
  expect(copy.about).toEqual({
    ...{ owner, exportId: 'x', requestedAt: '2026-01-01T00:00:00.000Z' },
    ...{ period, everything: false, salvaged: true, language: 'en' },
  });
  const other = await openCopy(bytesInMemory(handMadeCopy({ texts, manifest: { ...manifest, language: 'fr' } })));
  expect(other.about.language).toBeNull();
  expect(copy.lines).toEqual({ slips: 2, balances: 0, kinds: 0, methods: 0 });
});

it('a copy keeps a record of a refused line and goes on', async () => {
  const refused = new RefusedLines(2);
  const bad = 'x\n'.repeat(3);
  const { records } = await readCopy(
    handMadeCopy({ texts: { 'slips.jsonl': `${line('20250201', 'a')}${bad}${line('20250202', 'b')}` } }),
    { refused },
  );
  expect(records.slips.map(({ lineNumber }) => lineNumber)).toEqual([1, 5]);
  expect(refused.count).toBe(3);
  expect(refused.examples).toEqual([
    { dataset: 'slips', lineNumber: 2, reason: 'NOT_JSON' },
    { dataset: 'slips', lineNumber: 3, reason: 'NOT_JSON' },
  ]);
});
