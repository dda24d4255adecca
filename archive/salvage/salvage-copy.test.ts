import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatasetName } from '../../ledger/datasets.ts';
import { slips } from '../../ledger/datasets.ts';
import type { Ledger } from '../copy/copies-under-test.ts';
import { anyLedger, exportedZip, handMadeCopyEntries, linesOf, owner, readCopy } from '../copy/copies-under-test.ts';
import { version1Zip } from '../copy/version-1-zip.ts';
import { byteOrderMark, csvHeader } from '../entries/csv.ts';
import { jsonLineWriter } from '../entries/jsonl.ts';
import type { Item } from '../items/attribute-value.ts';
import { anyText } from '../items/item-arbitrary.ts';
import { verifyArchive } from '../verify-archive.ts';
import { bytesInMemory } from '../zip/byte-source.ts';
import type { HandMadeEntry } from '../zip/hand-made-zip.ts';
import { handMadeZip } from '../zip/hand-made-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { readArchive } from '../zip/read-archive.ts';
import { salvageCopy } from './salvage-copy.ts';
import { version1Record } from './version-1-csv.ts';

const now = new Date('2026-11-27T00:00:00.000Z');

/** Salvages a zip and reads the result as a restore does. */
async function salvaged(zip: Buffer) {
  const signal = new AbortController().signal;
  const { bytes, tables, hasManifest } = await salvageCopy(bytesInMemory(zip), { now, entryDate: now, signal });
  const [archive, report] = await Promise.all([buffer(bytes), tables]);
  await verifyArchive(Readable.from([archive]));
  const read = await readCopy(archive, { acceptContradictedKeys: true });
  expect([read.copy.about.salvaged, read.refused.count]).toEqual([true, 0]);
  const tableOf = (name: DatasetName) => {
    const found = report.find(({ table }) => table === name);
    const stateOf = (entry: string) => found?.entries.find((one) => one.name === entry)?.state;
    return { ...found, jsonl: stateOf(`${name}.jsonl`), csv: stateOf(`${name}.csv`) };
  };
  return { read, lines: linesOf(read), report, tableOf, hasManifest };
}

const refusalOf = (zip: Buffer) =>
  salvaged(zip).then(
    () => 'none',
    (error: unknown) => String((error as { code?: unknown }).code ?? error),
  );

const slip = (day: number, memo: string, value = '100'): Item => {
  const [date, within] = [`202503${String(day).padStart(2, '0')}`, `food01_${day}`];
  return {
    ...{ owner: { S: owner }, entry: { S: `${date}#${within}` }, tgt_date: { S: date }, kind_cd_seq: { S: within } },
    ...{ method_cd: { S: 'cash' }, value: { N: value }, memo: { S: memo } },
  };
};

/** A ledger as this application writes it: everything of a record is in a column of the CSV. */
const ordinary = (memo: (index: number) => string = (index) => `memo ${index}, "=${index * 7919}"`): Ledger => ({
  slips: Array.from({ length: 28 }, (_, index) => slip(index + 1, memo(index), String(index * 31))),
  balances: Array.from({ length: 28 }, (_, index) => {
    const date = `202503${String(index + 1).padStart(2, '0')}`;
    return {
      ...{ owner: { S: owner }, entry: { S: `${date}#cash` }, tgt_date: { S: date }, method_cd: { S: 'cash' } },
      value: { N: String(index) },
    };
  }),
  kinds: [{ owner: { S: owner }, kind_cd: { S: 'food01' }, kind_nm: { S: '食費' }, account_dir: { S: 'out' } }],
  methods: [{ owner: { S: owner }, method_cd: { S: 'cash' }, method_nm: { S: '現金' } }],
});

describe('an intact archive', () => {
  it('gives the same records (law)', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger(null), fc.constantFrom(1, 1_000_000), async (ledger, plainHeaderBytes) => {
        const zip = await exportedZip(ledger, { plainHeaderBytes });
        const { lines, report, hasManifest } = await salvaged(zip);
        const original = await readCopy(zip, { acceptContradictedKeys: true });
        expect(hasManifest).toBe(true);
        expect(report.every(({ records, claimed, fromCsv }) => records === claimed && fromCsv === 0)).toBe(true);
        expect(lines).toEqual(linesOf(original));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('keeps its owner, its days and its time', async () => {
    const zip = await exportedZip(ordinary(), { period: { from: '2025-03-01', to: '2025-03-31' } });
    const { read, lines } = await salvaged(zip);
    const original = await readCopy(zip);
    expect(lines).toEqual(linesOf(original));
    expect(read.copy.about).toEqual({ ...original.copy.about, salvaged: true });
  });

  it('may have been packed again, stored and in a folder', async () => {
    const entries = await entriesOf(await exportedZip(ordinary()));
    const again = entries.map((entry) => ({ ...entry, name: `copy/${String(entry.name)}`, method: 0 }));
    const { lines } = await salvaged(handMadeZip(again.toReversed()));
    expect(lines).toEqual(linesOf(await readCopy(await exportedZip(ordinary()))));
  });
});

describe('a file that is cut off', () => {
  it('gives every whole line before its end, wherever that is', async () => {
    const zip = await version1Zip(ordinary());
    const all = linesOf(await readCopy(zip));
    for (let bytes = zip.length - 1; bytes > 60; bytes -= 97) {
      const { lines, tableOf } = await salvaged(zip.subarray(0, bytes));
      expect(all.slips.slice(0, lines.slips.length)).toEqual(lines.slips);
      const state = tableOf('slips');
      if (state.csv === 'INTACT') expect(lines.slips).toHaveLength(28);
      if (bytes > zip.length - 400) expect(lines).toEqual(all);
    }
  });

  it('loses nothing when only its directory is gone', async () => {
    const zip = await version1Zip(ordinary());
    const directoryAt = zip.readUInt32LE(zip.length - 6);
    const { lines, hasManifest } = await salvaged(zip.subarray(0, directoryAt));
    expect([hasManifest, lines]).toEqual([true, linesOf(await readCopy(zip))]);
  });

  it('in the middle of a long entry gives all lines that are whole', async () => {
    let state = 1;
    const noise = () =>
      String((state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff))
        .padStart(10, '0')
        .repeat(30);
    const many = { slips: Array.from({ length: 28 }, (_, index) => slip(index + 1, noise())) };
    const zip = await version1Zip(many);
    const { entries } = await openZip(bytesInMemory(zip));
    const csv = entries.find(({ name }) => name === 'slips.csv');
    const dataAt = (csv?.at ?? 0) + 30 + 'slips.csv'.length;
    const end = dataAt + Math.floor((csv?.compressedBytes ?? 0) / 2);
    const half = inflateRawSync(zip.subarray(dataAt, end), { finishFlush: constants.Z_SYNC_FLUSH });
    const { lines, tableOf } = await salvaged(zip.subarray(0, end));
    expect(lines.slips).toHaveLength(half.toString().split('\r\n').length - 2);
    expect(lines.slips.length).toBeGreaterThan(5);
    expect(lines.slips).toEqual(linesOf(await readCopy(zip)).slips.slice(0, lines.slips.length));
    expect(tableOf('slips')).toMatchObject({ csv: 'CUT', jsonl: 'MISSING', isProven: false, claimed: null });
  });
});

describe('one flipped bit', () => {
  it('costs no record of an ordinary ledger, wherever it is (law)', async () => {
    const zips = await Promise.all(
      [1, 1_000_000].map((plainHeaderBytes) => version1Zip(ordinary(), { plainHeaderBytes })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...zips), fc.double({ min: 0, max: 1, noNaN: true }), async (zip, part) => {
        const bit = Math.floor(part * (zip.length * 8 - 1));
        const flipped = Buffer.from(zip);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect((await salvaged(flipped)).lines).toEqual(linesOf(await readCopy(zip)));
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('never makes another record of one, whatever the memos are (law)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 28, maxLength: 28 }), fc.nat(), async (memos, seed) => {
        const ledger = ordinary((index) => memos[index] ?? '');
        const zip = await version1Zip(ledger);
        const bit = seed % (zip.length * 8);
        const flipped = Buffer.from(zip);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect((await salvaged(flipped)).lines.slips).toEqual(linesOf(await readCopy(zip)).slips);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});

const [line, csvRecord] = [jsonLineWriter(), version1Record(slips.columns)];
const jsonlOf = (items: readonly Item[]) => items.map((item) => `${line(item)}\n`).join('');
const csvOf = (items: readonly Item[]) => byteOrderMark + csvHeader(slips.columns) + items.map(csvRecord).join('');

/** An archive whose manifest is right for these items. Then its entries get other content, with a right CRC. */
function changedAfterwards(items: readonly Item[], change: Readonly<Record<string, (text: string) => string>>): Buffer {
  const entries = handMadeCopyEntries({
    texts: { 'slips.jsonl': jsonlOf(items), 'slips.csv': csvOf(items) },
    manifest: { formatVersion: 1 },
  });
  return handMadeZip(
    entries.map((entry) => ({
      ...entry,
      content: change[String(entry.name)]?.(Buffer.from(entry.content).toString('utf8')) ?? entry.content,
    })),
  );
}

async function entriesOf(zip: Buffer): Promise<HandMadeEntry[]> {
  const entries: HandMadeEntry[] = [];
  for await (const { name, content } of readArchive(Readable.from([zip]))) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    entries.push({ name, content: Buffer.concat(chunks), method: 8 });
  }
  return entries;
}

describe('one broken line', () => {
  const items = [slip(1, 'a'), { ...slip(2, 'b'), tag: { S: 'only in the JSONL' } }, slip(3, 'c')];
  const whole = items.map((item) => line(item));

  it('is taken from the CSV, and the others keep what a CSV does not hold', async () => {
    const zip = changedAfterwards(items, {
      'slips.jsonl': (text) => text.replace('"memo":{"S":"c"}', '"memo":{"S":"c"'),
    });
    const { lines, tableOf } = await salvaged(zip);
    expect(lines.slips).toEqual(whole);
    expect(tableOf('slips')).toMatchObject({ jsonl: 'CHANGED', csv: 'INTACT', records: 3, fromCsv: 1, isProven: true });
  });

  it('loses no line behind it, and a line that still reads well but says something else is not taken', async () => {
    const zip = changedAfterwards(items, { 'slips.jsonl': (text) => text.replace('"N":"100"', '"N":"900"') });
    expect((await salvaged(zip)).lines.slips).toEqual(whole);
    const otherKey = changedAfterwards(items, {
      'slips.jsonl': (text) => text.replace('"entry":{"S":"20250301#', '"entry":{"S":"2025x301#'),
    });
    expect((await salvaged(otherKey)).lines.slips).toEqual(whole);
  });

  it('that an intact CSV does not have is not taken', async () => {
    const zip = changedAfterwards(items, { 'slips.jsonl': (text) => text + jsonlOf([slip(9, 'added')]) });
    expect((await salvaged(zip)).lines.slips).toEqual(whole);
  });

  it('whose attributes contradict its key is lost when no CSV is right', async () => {
    const zip = changedAfterwards(items, {
      'slips.jsonl': (text) => text.replace('"entry":{"S":"20250302#', '"entry":{"S":"20250312#'),
      'slips.csv': () => 'something else',
    });
    const { lines, tableOf } = await salvaged(zip);
    expect(lines.slips).toEqual([whole[0], whole[2]]);
    expect(tableOf('slips').examples).toMatchObject([{ lineNumber: 2, reason: 'KEY_CONTRADICTED' }]);
  });

  it('is listed as lost when the CSV is broken too', async () => {
    const zip = changedAfterwards(items, {
      'slips.jsonl': (text) => text.replace('"memo":{"S":"a"}', '"memo":{"S":"a"'),
      'slips.csv': () => 'something else',
    });
    const { lines, tableOf } = await salvaged(zip);
    expect(lines.slips).toEqual(whole.slice(1));
    expect(tableOf('slips')).toMatchObject({
      ...{ records: 2, claimed: 3, isProven: false, lostLines: 1 },
      examples: [{ entry: 'slips.jsonl', lineNumber: 1, reason: 'NOT_JSON' }],
    });
  });

  it('with a key that has become too high costs no other line', async () => {
    const master = (code: string): Item => ({ owner: { S: owner }, method_cd: { S: code }, method_nm: { S: code } });
    const texts = { 'methods.jsonl': jsonlOf(['bank', 'cash', 'wallet'].map(master)), 'methods.csv': '' };
    const entries = handMadeCopyEntries({ texts }).map((entry) =>
      entry.name === 'methods.jsonl' ? { ...entry, content: String(entry.content).replace('"bank"', '"zank"') } : entry,
    );
    const { lines, tableOf } = await salvaged(handMadeZip(entries));
    expect(lines.methods.map((one) => (JSON.parse(one) as { method_cd: { S: string } }).method_cd.S)).toEqual([
      'cash',
      'wallet',
    ]);
    expect(tableOf('methods').examples).toEqual([{ entry: 'methods.jsonl', lineNumber: 1, reason: 'OUT_OF_ORDER' }]);
  });
});

describe('an entry that is destroyed in the middle, without a CSV', () => {
  it('gives every whole line before the damage', async () => {
    let state = 1;
    const number = () => String((state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff));
    const items = Array.from({ length: 600 }, (_, index) => {
      const [date, within] = ['20250301', `food01_${String(index).padStart(3, '0')}`];
      return { ...slip(1, number() + number()), entry: { S: `${date}#${within}` }, kind_cd_seq: { S: within } };
    });
    const jsonl = jsonlOf(items);
    const data = deflateRawSync(jsonl);
    const zip = handMadeZip([{ name: 'slips.jsonl', content: jsonl, method: 8 }]);
    const dataAt = 30 + 'slips.jsonl'.length;
    for (let at = 1_000; at < data.length; at += 2_500) {
      const broken = Buffer.from(zip).fill(0xff, dataAt + at, dataAt + at + 16);
      const before = inflateRawSync(data.subarray(0, at), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
      const whole = before.split('\n').slice(0, -1);
      expect(whole.length).toBeGreaterThan(20);
      expect((await salvaged(broken)).lines.slips.slice(0, whole.length)).toEqual(whole);
    }
  });
});

describe('a missing entry', () => {
  const without = async (...names: string[]) =>
    handMadeZip((await entriesOf(await version1Zip(ordinary()))).filter(({ name }) => !names.includes(String(name))));

  it('the manifest: its records are all there, of a copy of everything', async () => {
    const { read, lines, hasManifest } = await salvaged(await without('manifest.json'));
    expect(hasManifest).toBe(false);
    expect(lines).toEqual(linesOf(await readCopy(await version1Zip(ordinary()))));
    expect(read.copy.about).toMatchObject({ owner, everything: true, exportId: 'unknown' });
  });

  it('a JSONL: its records come from the CSV', async () => {
    const { lines, tableOf } = await salvaged(await without('slips.jsonl'));
    expect(lines).toEqual(linesOf(await readCopy(await version1Zip(ordinary()))));
    expect(tableOf('slips')).toMatchObject({ jsonl: 'MISSING', fromCsv: 28, isProven: true });
  });

  it('both of a table: it is lost, and said to be', async () => {
    const { lines, tableOf } = await salvaged(await without('slips.jsonl', 'slips.csv'));
    expect([lines.slips, lines.balances.length]).toEqual([[], 28]);
    expect(tableOf('slips')).toMatchObject({ records: 0, claimed: 28, jsonl: 'MISSING', csv: 'MISSING' });
  });
});

describe('an archive of version 2', () => {
  const ledger = ordinary();

  it('that is cut off behind its manifest has every record, and loses only tables for people', async () => {
    const zip = await exportedZip(ledger);
    const { entries } = await openZip(bytesInMemory(zip));
    const firstCsvAt = entries.find(({ name }) => name.endsWith('.csv'))?.at ?? 0;
    for (const bytes of [firstCsvAt, firstCsvAt + 60, zip.length - 30]) {
      const { lines, report, hasManifest } = await salvaged(zip.subarray(0, bytes));
      expect([hasManifest, lines]).toEqual([true, linesOf(await readCopy(zip))]);
      expect(report.every(({ isProven, records, claimed }) => isProven && records === claimed)).toBe(true);
    }
  });

  it.each(['ja', 'en'] as const)(
    'without a JSONL loses its records, and names the CSV that is not read back (%s)',
    async (language) => {
      const all = await entriesOf(await exportedZip(ledger, { language }));
      for (const gone of [['slips.jsonl'], ['slips.jsonl', 'manifest.json']]) {
        const zip = handMadeZip(all.filter(({ name }) => !gone.includes(String(name))));
        const { read, lines, tableOf } = await salvaged(zip);
        expect([lines.slips, lines.balances.length]).toEqual([[], 28]);
        expect(tableOf('slips')).toMatchObject({ jsonl: 'MISSING', csv: 'NOT_READ_BACK', isProven: false, fromCsv: 0 });
        expect(tableOf('balances')).toMatchObject({ jsonl: 'INTACT', csv: 'INTACT', isProven: true });
        // The language of the lost manifest stands in the headers.
        expect(read.copy.about.language).toBe(language);
      }
    },
  );

  it('with a flipped bit gives every record of a table that it calls proven (law)', async () => {
    const zip = await exportedZip(ledger);
    const whole = linesOf(await readCopy(zip));
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (part) => {
        const bit = Math.floor(part * (zip.length * 8 - 1));
        const flipped = Buffer.from(zip);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const { lines, report } = await salvaged(flipped);
        for (const { table, isProven } of report) if (isProven) expect(lines[table]).toEqual(whole[table]);
        expect(report.filter(({ isProven }) => !isProven).length).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('a copy of the original app', () => {
  const row = (day: number) => `202503${String(day).padStart(2, '0')}\tfood01_${day}\tcash\t${day * 10}\tmemo ${day}\n`;
  const days = Array.from({ length: 28 }, (_, index) => index + 1);
  const legacy = handMadeZip([
    { name: 'slip_20250301_20250331.tcv', content: days.map(row).join(''), method: 8 },
    { name: 'balance_20250301_20250331.tcv', content: '20250301\tcash\t5\n', method: 8 },
  ]);

  it('that is intact becomes an archive of the same records', async () => {
    const { read, lines, report } = await salvaged(legacy);
    expect(lines).toEqual(linesOf(await readCopy(legacy)));
    expect(read.copy.about.period).toEqual({ from: '2025-03-01', to: '2025-03-31' });
    expect(report.every(({ isProven }) => isProven)).toBe(true);
  });

  it('that is cut off gives every whole line before its end', async () => {
    const { lines, tableOf } = await salvaged(legacy.subarray(0, 200));
    expect(lines.slips.length).toBeGreaterThan(5);
    expect(lines.slips).toEqual(linesOf(await readCopy(legacy)).slips.slice(0, lines.slips.length));
    expect(tableOf('slips')).toMatchObject({
      entries: [{ name: 'slip_20250301_20250331.tcv', state: 'CUT' }],
      isProven: false,
    });
    expect(tableOf('balances')).toMatchObject({ records: 0, isProven: false });
  });
});

it.each([
  ['an empty file', Buffer.alloc(0), 'EMPTY_FILE'],
  ['a file that is no zip', Buffer.from('This is a letter and no zip.'), 'NOT_A_ZIP'],
  ['another zip', handMadeZip([{ name: 'letter.txt', content: 'x' }]), 'NOT_A_COPY'],
  ['a copy of a newer version', handMadeZip(handMadeCopyEntries({ manifest: { formatVersion: 99 } })), 'NEWER_VERSION'],
])('%s is refused by name', async (_, zip, code) => {
  expect(await refusalOf(zip)).toBe(code);
});
