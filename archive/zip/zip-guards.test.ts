import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveDamaged } from './archive-errors.ts';
import type { ByteSource } from './byte-source.ts';
import { bytesInMemory, rangeBytes, readRange, readRanges } from './byte-source.ts';
import { dataDescriptor, handMadeZip } from './hand-made-zip.ts';
import { noise } from './open-small-archive.ts';
import { openZip } from './open-zip.ts';
import { readEntry } from './read-entry.ts';
import { shownName, ZipRefused } from './zip-refused.ts';

async function namesIn(source: ByteSource): Promise<readonly string[]> {
  const zip = await openZip(source);
  for (const entry of zip.entries)
    for await (const chunk of readEntry(zip, entry)) expect(chunk).toBeInstanceOf(Buffer);
  return zip.entries.map(({ name }) => name);
}

const refusalOf = (zip: Buffer): Promise<ZipRefused> =>
  namesIn(bytesInMemory(zip)).then(
    () => Promise.reject(new Error('It was read.')),
    (error: unknown) => (error instanceof ZipRefused ? error : Promise.reject(error as Error)),
  );

const text = 'hello hello hello';
const entry = { name: 'a', content: text };
/** Where the directory of a zip of this one entry begins. */
const directoryAt = 30 + 1 + text.length;

/** The zip with one field changed: two bytes, or four. */
function changed(zip: Buffer, at: number, value: number, bytes: 2 | 4 = 2): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUIntLE(value, at, bytes);
  return copy;
}

describe('a refusal tells', () => {
  const long = 'n'.repeat(81);
  it.each<[string, Record<string, string | number>, string, Buffer]>([
    ['EMPTY_FILE', {}, 'The file is empty.', Buffer.alloc(0)],
    ['NOT_A_ZIP', {}, 'does not begin like one', Buffer.from('%PDF')],
    ['CUT_OFF', {}, 'its end is missing', handMadeZip([entry], { comment: Buffer.from('abc') }).subarray(0, -1)],
    ['BYTES_BEFORE', { bytes: 2 }, 'has 2 bytes before', Buffer.concat([Buffer.from('xx'), handMadeZip([entry])])],
    ['BYTES_BEFORE', { bytes: 3 }, 'has 3 bytes before', handMadeZip([entry], { before: Buffer.from('xxx') })],
    [
      'BYTES_AFTER',
      { bytes: 2 },
      'is followed by 2 bytes',
      Buffer.concat([handMadeZip([entry], { comment: Buffer.from('abc') }), Buffer.from('xx')]),
    ],
    [
      'BYTES_BETWEEN',
      { entry: 'b', at: 2 * (31 + text.length) },
      'behind "b" at byte 96',
      handMadeZip([entry, { ...entry, name: 'b', behind: Buffer.from('x') }]),
    ],
    ['TWO_ENDS', {}, 'two places', handMadeZip([entry], { comment: handMadeZip([]) })],
    ['ZIP64', {}, 'Zip64', handMadeZip([entry], { end: { 12: 0xffffffff } })],
    ['SPLIT_ZIP', {}, 'one part', handMadeZip([entry], { end: { 6: 1 } })],
    ['DIRECTORY_DAMAGED', {}, 'directory', changed(handMadeZip([entry]), directoryAt, 0)],
    [
      'TOO_MANY_ENTRIES',
      { bytes: 256 * 1024 + 1, most: 256 * 1024 },
      'has 262145 bytes; a copy has at most 262144',
      handMadeZip([entry], { end: { 12: 256 * 1024 + 1 } }),
    ],
    ['ENCRYPTED', { entry: 'a' }, '"a" is protected', handMadeZip([{ ...entry, flags: 1 }])],
    [
      'UNKNOWN_METHOD',
      { entry: 'a', method: 12 },
      '"a" is compressed by method 12',
      handMadeZip([{ ...entry, method: 12 }]),
    ],
    ['SAME_NAME_TWICE', { entry: 'a' }, 'two entries with the name "a"', handMadeZip([entry, entry])],
    [
      'OVERLAPPING_ENTRIES',
      { entry: 'a' },
      '"a" overlaps',
      handMadeZip([
        { ...entry, central: { compressedBytes: text.length + 1 } },
        { ...entry, name: 'b' },
      ]),
    ],
    [
      'HEADER_CONTRADICTS',
      { entry: 'a' },
      'describes the entry "a" twice',
      handMadeZip([{ ...entry, local: { uncompressedBytes: 1 } }]),
    ],
    ['HEADER_CONTRADICTS', { entry: 'a' }, 'twice', changed(handMadeZip([entry]), 0, 0)],
    [
      'ENTRY_DAMAGED',
      { entry: `${'n'.repeat(80)}…` },
      'is damaged',
      handMadeZip([{ name: long, content: text, central: { crc32: 1 }, local: { crc32: 1 } }]),
    ],
    // The local header says that its name is longer than the whole entry.
    ['ENTRY_DAMAGED', { entry: 'a' }, '"a" is damaged', changed(handMadeZip([entry]), 26, 0xffff)],
  ])('%s %j', async (code, facts, words, zip) => {
    const refusal = await refusalOf(zip);
    expect({ code: refusal.code, facts: refusal.facts }).toEqual({ code, facts });
    expect(refusal.message).toContain(words);
  });

  it('a name of eighty characters whole', () => {
    expect(shownName('n'.repeat(80))).toBe('n'.repeat(80));
  });

  it('that the directory is damaged before anything that the damaged part says', async () => {
    const encrypted = handMadeZip([{ ...entry, central: { flags: 1 } }]);
    expect((await refusalOf(changed(encrypted, directoryAt + 28, 200))).code).toBe('DIRECTORY_DAMAGED');
    expect((await refusalOf(changed(encrypted, directoryAt + 30, 200))).code).toBe('DIRECTORY_DAMAGED');
  });

  it('what was wrong with a deflate stream', async () => {
    const zip = handMadeZip([{ ...entry, method: 8 }]);
    zip[31] = 0xff;
    const refusal = await refusalOf(zip);
    expect(refusal.code).toBe('ENTRY_DAMAGED');
    expect(refusal.cause).toBeInstanceOf(ArchiveDamaged);
  });

  it('that the locator of a Zip64 stands at the very beginning', async () => {
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50);
    expect((await refusalOf(Buffer.concat([locator, handMadeZip([])]))).code).toBe('ZIP64');
  });
});

describe('a data descriptor', () => {
  const content = Buffer.from(text);
  const described = { crc32: 0, compressedBytes: 0, uncompressedBytes: 0 };
  const zipWith = (behind: Buffer, local: object = described) =>
    handMadeZip([{ ...entry, method: 8, flags: 8, local, behind }]);
  const right = dataDescriptor(content, deflateRawSync(content));

  it('may stand behind an entry', async () => {
    expect(await namesIn(bytesInMemory(zipWith(right)))).toEqual(['a']);
    expect(await namesIn(bytesInMemory(zipWith(right.subarray(4))))).toEqual(['a']);
  });

  it.each([
    ['signature', 0],
    ['CRC', 4],
    ['size in the zip', 8],
    ['size', 12],
  ])('has the right %s', async (_, at) => {
    expect((await refusalOf(zipWith(changed(right, at, 1, 4)))).code).toBe('HEADER_CONTRADICTS');
    if (at > 0)
      expect((await refusalOf(zipWith(changed(right.subarray(4), at - 4, 1, 4)))).code).toBe('HEADER_CONTRADICTS');
  });

  it('stands beside a header that says nothing else', async () => {
    expect((await refusalOf(zipWith(right, { ...described, uncompressedBytes: 5 }))).code).toBe('HEADER_CONTRADICTS');
    expect((await refusalOf(handMadeZip([{ ...entry, local: described }]))).code).toBe('HEADER_CONTRADICTS');
  });
});

describe('a zip is read that', () => {
  it.each<[string, readonly string[], Buffer]>([
    ['has no entries', [], handMadeZip([])],
    ['has the longest comment', ['a'], handMadeZip([entry], { comment: Buffer.alloc(0xffff, 'x') })],
    [
      'has the largest directory',
      ['a', 'b', 'c', 'd'],
      handMadeZip(
        ['a', 'b', 'c', 'd'].map((name) => ({ name, content: '', central: { extra: Buffer.alloc(64 * 1024 - 47) } })),
      ),
    ],
  ])('%s', async (_, names, zip) => {
    expect(await namesIn(bytesInMemory(zip))).toEqual(names);
  });

  it('has a comment for an entry', async () => {
    const zip = handMadeZip([entry]);
    const end = zip.length - 22;
    const commented = Buffer.concat([
      changed(zip.subarray(0, end), directoryAt + 32, 3),
      Buffer.from('abc'),
      changed(zip.subarray(end), 12, 46 + 1 + 3, 4),
    ]);
    expect(await namesIn(bytesInMemory(commented))).toEqual(['a']);
  });

  it('fills one range, which is read once', async () => {
    const frame = handMadeZip([{ name: 'a', content: '' }]).length;
    const zip = handMadeZip([{ name: 'a', content: Buffer.alloc(rangeBytes - frame) }]);
    const reads: number[] = [];
    const source: ByteSource = {
      bytes: zip.length,
      read: (first, last) => {
        reads.push(last - first + 1);
        return Promise.resolve(zip.subarray(first, last + 1));
      },
    };
    expect(await namesIn(source)).toEqual(['a']);
    expect(reads).toEqual([rangeBytes]);
  });
});

describe('a source', () => {
  it('of no bytes is not read', async () => {
    const nothing: ByteSource = { bytes: 0, read: () => Promise.reject(new Error('It was read.')) };
    await expect(openZip(nothing)).rejects.toThrow('The file is empty.');
  });

  it.each([0, 1, 2])('is read to its last byte, %d bytes behind a range', async (more) => {
    const bytes = Buffer.alloc(rangeBytes + more, noise(1_000));
    expect((await buffer(readRanges(bytesInMemory(bytes), 0, bytes.length - 1))).equals(bytes)).toBe(true);
  });

  it('that gives too little is named, with what was expected', async () => {
    const source: ByteSource = { bytes: 100, read: () => Promise.resolve(Buffer.alloc(4)) };
    await expect(readRange(source, 10, 14)).rejects.toThrow('Expected 5 bytes (10 to 14) from the source, and got 4.');
  });

  it('that fails inside a deflated entry gives its own error', async () => {
    const zip = handMadeZip([{ name: 'a', content: Buffer.alloc(rangeBytes + 500_000, noise(64 * 1024)), method: 8 }]);
    const source: ByteSource = {
      bytes: zip.length,
      read: (first, last) =>
        first === rangeBytes ? Promise.reject(new Error('no network')) : Promise.resolve(zip.subarray(first, last + 1)),
    };
    await expect(namesIn(source)).rejects.toThrow('no network');
  });
});
