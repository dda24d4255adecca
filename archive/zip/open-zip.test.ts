import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from './byte-source.ts';
import { bytesInMemory, rangeBytes, SourceCutShort } from './byte-source.ts';
import { dataDescriptor, handMadeZip } from './hand-made-zip.ts';
import { noise } from './open-small-archive.ts';
import { openZip } from './open-zip.ts';
import { readEntry } from './read-entry.ts';

async function readAll(source: ByteSource): Promise<Record<string, string>> {
  const zip = await openZip(source);
  const found: Record<string, string> = {};
  for (const entry of zip.entries) found[entry.name] = (await buffer(readEntry(zip, entry))).toString('utf8');
  return found;
}

const readBytes = (zip: Buffer) => readAll(bytesInMemory(zip));
const codeOf = (zip: Buffer): Promise<unknown> =>
  readBytes(zip).then(
    () => 'none',
    (error: unknown) => (error as { code?: unknown }).code ?? error,
  );

const contents = { 'a.csv': 'x,y\r\n'.repeat(2000), 'b.jsonl': '', 'メモ.txt': 'こんにちは' };

describe('a zip opened by its directory', () => {
  it.each([
    ['stored', { compression: 'STORE' as const }],
    ['deflated', { compression: 'DEFLATE' as const }],
    ['deflated, with data descriptors', { compression: 'DEFLATE' as const, streamFiles: true }],
    ['stored, with data descriptors', { compression: 'STORE' as const, streamFiles: true }],
    ['deflated, with a comment', { compression: 'DEFLATE' as const, comment: 'PK\x05\x06 家計簿' }],
  ])('gives the contents of entries that are %s', async (_, options) => {
    const zip = new JSZip();
    for (const [name, text] of Object.entries(contents)) zip.file(name, text);
    zip.folder('empty');
    expect(await readBytes(await zip.generateAsync({ type: 'nodebuffer', ...options }))).toEqual(contents);
  });

  it('may have its entries in another order than its directory, and descriptors without a signature', async () => {
    const content = Buffer.from('x'.repeat(100));
    const behind = dataDescriptor(content, deflateRawSync(content), false);
    const zip = handMadeZip([
      { name: 'a', content: 'first' },
      {
        name: 'b',
        content,
        method: 8,
        flags: 8,
        local: { crc32: 0, compressedBytes: 0, uncompressedBytes: 0 },
        behind,
      },
    ]);
    expect(await readBytes(zip)).toEqual({ a: 'first', b: content.toString() });
    const directoryAt = zip.readUInt32LE(zip.length - 6);
    const [first, second] = [directoryAt, directoryAt + 47];
    const turned = Buffer.concat([
      zip.subarray(0, first),
      zip.subarray(second, second + 47),
      zip.subarray(first, second),
      zip.subarray(second + 47),
    ]);
    expect(Object.keys(await readBytes(turned))).toEqual(['b', 'a']);
  });

  it('may have names with backslashes, and names that are not UTF-8', async () => {
    const shiftJis = Buffer.from([0x89, 0xc6, 0x8c, 0x76, 0x2f, 0x61]);
    const zip = handMadeZip([
      { name: '家計簿\\a', content: '1' },
      { name: shiftJis, content: '2' },
    ]);
    expect(Object.values(await readBytes(zip))).toEqual(['1', '2']);
    expect(Object.keys(await readBytes(zip))).toEqual(['家計簿/a', shiftJis.toString('latin1')]);
  });

  it('is read once when it is small, and otherwise in ranges, one ahead', async () => {
    // A block larger than deflate's window, repeated, does not compress.
    const large = Buffer.alloc(2 * rangeBytes + 12_345, noise(64 * 1024));
    const zip = handMadeZip([
      { name: 'a', content: 'small' },
      { name: 'b', content: large },
      { name: 'c', content: large, method: 8 },
    ]);
    const reads: [number, number][] = [];
    let open = 0;
    let mostOpen = 0;
    const source: ByteSource = {
      bytes: zip.length,
      read: async (first, last) => {
        reads.push([first, last]);
        mostOpen = Math.max(mostOpen, (open += 1));
        await Promise.resolve();
        open -= 1;
        return zip.subarray(first, last + 1);
      },
    };
    const opened = await openZip(source);
    for (const [index, expected] of [Buffer.from('small'), large, large].entries()) {
      const entry = opened.entries[index];
      if (!entry) throw new Error('There is no such entry.');
      expect((await buffer(readEntry(opened, entry))).equals(expected)).toBe(true);
    }
    expect(Math.max(...reads.map(([first, last]) => last - first + 1))).toBe(rangeBytes);
    expect(mostOpen).toBeLessThanOrEqual(2);
    expect(reads).toHaveLength(1 + 1 + 1 + 3 + 3);

    const small = handMadeZip([{ name: 'a', content: 'small' }]);
    reads.length = 0;
    await readAll({
      bytes: small.length,
      read: (first, last) => {
        reads.push([first, last]);
        return Promise.resolve(small.subarray(first, last + 1));
      },
    });
    expect(reads).toEqual([[0, small.length - 1]]);
  });

  it('never gives more bytes than its directory says, nor large chunks', async () => {
    const content = Buffer.alloc(50_000_000);
    const described = { uncompressedBytes: 200_000 };
    for (const method of [0, 8]) {
      const zip = await openZip(
        bytesInMemory(handMadeZip([{ name: 'a', content, method, local: described, central: described }])),
      );
      const [entry] = zip.entries;
      if (!entry) throw new Error('There is no entry.');
      let given = 0;
      const reading = async () => {
        for await (const chunk of readEntry(zip, entry)) {
          given += chunk.length;
          expect(chunk.length).toBeLessThanOrEqual(128 * 1024);
        }
      };
      await expect(reading()).rejects.toThrow('The entry "a" is damaged.');
      expect(given).toBeLessThanOrEqual(200_000);
    }
  });

  it('throws the error of its source, also one in a range that nobody waits for', async () => {
    const zip = handMadeZip([{ name: 'b', content: Buffer.alloc(2 * rangeBytes, 'x') }]);
    const failing = (at: number): ByteSource => ({
      bytes: zip.length,
      read: (first, last) =>
        first >= at && last - first === rangeBytes - 1
          ? Promise.reject(new Error('no network'))
          : Promise.resolve(zip.subarray(first, last + 1)),
    });
    await expect(readAll(failing(0))).rejects.toThrow('no network');
    await expect(readAll(failing(1))).rejects.toThrow('no network');
    const opened = await openZip(failing(1));
    const [entry] = opened.entries;
    if (!entry) throw new Error('There is no entry.');
    for await (const chunk of readEntry(opened, entry)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect(
      readAll({ bytes: zip.length, read: (first, last) => Promise.resolve(zip.subarray(first, last)) }),
    ).rejects.toThrow(SourceCutShort);
  });
});

describe('a file is refused that', () => {
  const entry = { name: 'a', content: 'hello hello hello' };
  const good = handMadeZip([entry, { ...entry, name: 'b' }]);
  const zip64 = Buffer.alloc(20);
  zip64.writeUInt32LE(0x07064b50);

  it.each<[string, string, Buffer]>([
    ['is empty', 'EMPTY_FILE', Buffer.alloc(0)],
    ['is no zip', 'NOT_A_ZIP', Buffer.from('%PDF-1.7 and more')],
    ['is very short', 'NOT_A_ZIP', Buffer.from('%')],
    ['lacks its end', 'CUT_OFF', good.subarray(0, -1)],
    ['has bytes before it', 'BYTES_BEFORE', Buffer.concat([Buffer.from('x'), good])],
    [
      'has bytes before it that its directory knows of',
      'BYTES_BEFORE',
      handMadeZip([entry], { before: Buffer.from('x') }),
    ],
    [
      'has bytes between entries',
      'BYTES_BETWEEN',
      handMadeZip([
        { ...entry, behind: Buffer.from('x') },
        { name: 'b', content: '' },
      ]),
    ],
    ['has bytes before its directory', 'BYTES_BETWEEN', handMadeZip([entry], { afterEntries: Buffer.from('x') })],
    ['has bytes behind it', 'BYTES_AFTER', Buffer.concat([good, Buffer.from('x')])],
    ['has two ends', 'TWO_ENDS', handMadeZip([entry], { comment: handMadeZip([]) })],
    ['is a Zip64 by its counts', 'ZIP64', handMadeZip([entry], { end: { 10: 0xffff } })],
    ['is a Zip64 by its offset', 'ZIP64', handMadeZip([entry], { end: { 16: 0xffffffff } })],
    ['is a Zip64 by its locator', 'ZIP64', handMadeZip([{ ...entry, central: { extra: zip64 } }])],
    ['is a Zip64 by an entry', 'ZIP64', handMadeZip([{ ...entry, central: { compressedBytes: 0xffffffff } }])],
    ['is part of a split zip', 'SPLIT_ZIP', handMadeZip([entry], { end: { 4: 1 } })],
    ['has fewer entries here than in all', 'SPLIT_ZIP', handMadeZip([entry], { end: { 8: 0 } })],
    ['has an entry on another disk', 'SPLIT_ZIP', handMadeZip([{ ...entry, central: { disk: 1 } }])],
    ['counts more entries than it has', 'DIRECTORY_DAMAGED', handMadeZip([entry], { end: { 8: 2, 10: 2 } })],
    [
      'counts fewer entries than it has',
      'DIRECTORY_DAMAGED',
      handMadeZip([entry, { ...entry, name: 'b' }], { end: { 8: 1, 10: 1 } }),
    ],
    ['has its directory elsewhere', 'DIRECTORY_DAMAGED', handMadeZip([entry], { end: { 16: 0x7fffffff } })],
    ['has a huge directory', 'TOO_MANY_ENTRIES', handMadeZip([entry], { end: { 12: 0x7fffffff } })],
    ['has a password', 'ENCRYPTED', handMadeZip([{ ...entry, flags: 1 }])],
    ['has another method', 'UNKNOWN_METHOD', handMadeZip([{ ...entry, method: 12 }])],
    ['has a name twice', 'SAME_NAME_TWICE', handMadeZip([entry, entry])],
    [
      'has entries that overlap',
      'OVERLAPPING_ENTRIES',
      handMadeZip([
        { ...entry, central: { compressedBytes: 60 } },
        { ...entry, name: 'b' },
      ]),
    ],
    [
      'has two entries in one place',
      'OVERLAPPING_ENTRIES',
      handMadeZip([entry, { ...entry, name: 'b', central: { at: 0 } }]),
    ],
    [
      'has an entry that begins elsewhere',
      'OVERLAPPING_ENTRIES',
      handMadeZip([entry, { ...entry, name: 'b', central: { at: 70 } }]),
    ],
    [
      'has no header where an entry should begin',
      'HEADER_CONTRADICTS',
      handMadeZip([entry, { ...entry, name: 'b', central: { at: 48, compressedBytes: 1 } }]),
    ],
    ['says another name', 'HEADER_CONTRADICTS', handMadeZip([{ ...entry, local: { name: Buffer.from('b') } }])],
    ['says another method', 'HEADER_CONTRADICTS', handMadeZip([{ ...entry, local: { method: 8 } }])],
    ['says another size', 'HEADER_CONTRADICTS', handMadeZip([{ ...entry, local: { uncompressedBytes: 1 } }])],
    [
      'says only once that a descriptor follows',
      'HEADER_CONTRADICTS',
      handMadeZip([{ ...entry, local: { flags: 8 } }]),
    ],
    ['lacks a descriptor', 'BYTES_BETWEEN', handMadeZip([{ ...entry, flags: 8 }])],
    ['has another descriptor', 'HEADER_CONTRADICTS', handMadeZip([{ ...entry, flags: 8, behind: Buffer.alloc(16) }])],
    ['has another CRC', 'ENTRY_DAMAGED', handMadeZip([{ ...entry, central: { crc32: 1 }, local: { crc32: 1 } }])],
    [
      'inflates to more than it says',
      'ENTRY_DAMAGED',
      handMadeZip([{ ...entry, method: 8, central: { uncompressedBytes: 5 }, local: { uncompressedBytes: 5 } }]),
    ],
    [
      'inflates to less than it says',
      'ENTRY_DAMAGED',
      handMadeZip([{ ...entry, method: 8, central: { uncompressedBytes: 50 }, local: { uncompressedBytes: 50 } }]),
    ],
    [
      'has a deflate stream that goes on',
      'ENTRY_DAMAGED',
      handMadeZip([{ ...entry, method: 8, central: { compressedBytes: 3 }, local: { compressedBytes: 3 } }]),
    ],
    [
      'has a deflate stream that ends early',
      'ENTRY_DAMAGED',
      handMadeZip([
        {
          ...entry,
          method: 8,
          behind: Buffer.from('xx'),
          central: { compressedBytes: deflateRawSync(Buffer.from(entry.content)).length + 2 },
          local: { compressedBytes: deflateRawSync(Buffer.from(entry.content)).length + 2 },
        },
      ]),
    ],
    [
      'says that stored bytes have another size',
      'ENTRY_DAMAGED',
      handMadeZip([{ ...entry, central: { uncompressedBytes: 5 }, local: { uncompressedBytes: 5 } }]),
    ],
  ])('%s', async (_, code, zip) => {
    expect(await codeOf(zip)).toBe(code);
  });

  it('is cut off anywhere', async () => {
    for (let length = 0; length < good.length; length += 1)
      expect(['EMPTY_FILE', 'CUT_OFF', 'NOT_A_ZIP']).toContain(await codeOf(good.subarray(0, length)));
  });
});
