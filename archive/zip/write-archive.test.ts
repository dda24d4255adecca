import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { ArchiveTooLarge } from './archive-errors.ts';
import { noise, openSmallArchive, smallArchiveDate } from './open-small-archive.ts';
import { readArchive } from './read-archive.ts';
import type { OpenArchive } from './write-archive.ts';

async function write(archive: OpenArchive, contents: Readonly<Record<string, readonly Buffer[]>>): Promise<Buffer> {
  const whole = buffer(archive.bytes);
  for (const [name, chunks] of Object.entries(contents)) {
    for (const chunk of chunks) await archive.entry(name).write(chunk);
    await archive.entry(name).end();
  }
  return whole;
}

/** Entries read with a zip reader that is not jszip. */
async function entriesOf(zip: Buffer): Promise<{ name: string; content: Buffer; flags: number; date: string }[]> {
  const file = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(zip, { lazyEntries: true });
  const found: { name: string; content: Buffer; flags: number; date: string }[] = [];
  return new Promise((resolve, reject) => {
    file.on('error', reject);
    file.on('end', () => resolve(found));
    file.on('entry', (entry: yauzl.Entry) => {
      file.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error);
          return;
        }
        buffer(stream).then((content) => {
          found.push({
            name: entry.fileName,
            content,
            flags: entry.generalPurposeBitFlag,
            date: entry.getLastModDate({ timezone: 'UTC' }).toISOString(),
          });
          file.readEntry();
        }, reject);
      });
    });
    file.readEntry();
  });
}

const small = { 'first.csv': [Buffer.from('a,b\r\n')], 'second.csv': [], 'メモ.txt': [Buffer.from('こんにちは 𠮷')] };
const large = {
  'first.csv': [noise(700_000), noise(10)],
  'second.csv': [noise(300_000)],
  'メモ.txt': [Buffer.from('x')],
};

describe('an archive', () => {
  it('has plain headers when it is small, and says what it holds', async () => {
    const entries = await entriesOf(await write(openSmallArchive(), small));
    expect(entries.map(({ name }) => name)).toEqual(['first.csv', 'second.csv', 'メモ.txt']);
    expect(entries.map(({ content }) => content.toString())).toEqual(['a,b\r\n', '', 'こんにちは 𠮷']);
    expect(entries.map(({ flags }) => flags & 0x0008)).toEqual([0, 0, 0]);
    expect(entries[2]?.flags).toBe(0x0800);
  });

  it('has data descriptors when it grows past its room in memory, and the same contents', async () => {
    const entries = await entriesOf(await write(openSmallArchive({ plainHeaderBytes: 100_000 }), large));
    expect(entries.map(({ flags }) => flags & 0x0008)).toEqual([8, 8, 8]);
    expect(entries.map(({ content }) => createHash('sha256').update(content).digest('hex'))).toEqual(
      Object.values(large).map((chunks) => createHash('sha256').update(Buffer.concat(chunks)).digest('hex')),
    );
  });

  it('is the same bytes for the same entries, whatever the chunks', async () => {
    const cut = (content: Buffer, size: number) =>
      Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
        content.subarray(index * size, (index + 1) * size),
      );
    for (const plainHeaderBytes of [100_000, 8_000_000]) {
      const [once, again] = [openSmallArchive({ plainHeaderBytes }), openSmallArchive({ plainHeaderBytes })];
      const whole = await write(once, { ...large, 'second.csv': [noise(300_000)] });
      const pieces = await write(again, { ...large, 'second.csv': cut(noise(300_000), 7_001) });
      expect(pieces.equals(whole)).toBe(true);
    }
  });

  it('gives every entry the date it was opened with, as it is, whatever the time zone of the machine', async () => {
    for (const { date } of await entriesOf(await write(openSmallArchive(), small)))
      expect(date).toBe(smallArchiveDate.toISOString());
  });

  it.each([
    ['plain headers', 8_000_000],
    ['data descriptors', 1_000],
  ])('with %s is read by unzip and Python', async (_, plainHeaderBytes) => {
    const folder = mkdtempSync(join(tmpdir(), 'archive-test-'));
    const path = join(folder, 'a.zip');
    writeFileSync(path, await write(openSmallArchive({ plainHeaderBytes }), large));
    if (existsSync('/usr/bin/unzip')) execFileSync('/usr/bin/unzip', ['-tqq', path]);
    if (existsSync('/usr/bin/python3')) {
      const names = execFileSync('/usr/bin/python3', [
        '-c',
        `import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(len(z.infolist()))`,
        path,
      ]);
      expect(names.toString().trim()).toBe('3');
    }
    rmSync(folder, { recursive: true });
  });

  it('tells what was written to an entry', async () => {
    const archive = openSmallArchive({ names: ['a'] });
    archive.bytes.resume();
    await archive.entry('a').write(Buffer.from('abc'));
    expect(await archive.entry('a').end()).toEqual({
      name: 'a',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('has the limits that it was opened with, to the byte', async () => {
    const one = { a: [noise(5_000)] };
    const names = ['a'];
    const whole = await write(openSmallArchive({ names }), one);
    const deflatedBytes = whole.readUInt32LE(18);
    expect(deflatedBytes).toBeGreaterThan(5_000);
    const headers = async (plainHeaderBytes: number) =>
      (await entriesOf(await write(openSmallArchive({ names, plainHeaderBytes }), one))).map(({ flags }) => flags & 8);
    expect(await headers(deflatedBytes)).toEqual([0]);
    expect(await headers(deflatedBytes - 1)).toEqual([8]);
    expect(await write(openSmallArchive({ names, maxBytes: deflatedBytes }), one)).toEqual(whole);
    const archive = openSmallArchive({ names, maxBytes: deflatedBytes - 1 });
    const reading = buffer(archive.bytes);
    await expect(
      Promise.all([reading, archive.entry('a').write(noise(5_000)), archive.entry('a').end()]),
    ).rejects.toThrow(ArchiveTooLarge);
  });

  it.each([
    ['small', small],
    ['large', large],
  ])('that is %s ends with an entry that was deflated before', async (_, contents) => {
    const content = noise(5_000);
    const lastEntry = {
      ...{ name: 'last.html', deflated: deflateRawSync(content, { level: 9 }) },
      ...{ crc32: crc32(content), uncompressedBytes: content.length },
    };
    const zip = await write(openSmallArchive({ lastEntry, plainHeaderBytes: 100_000 }), contents);
    const entries = await entriesOf(zip);
    expect(entries.map(({ name }) => name)).toEqual([...Object.keys(contents), 'last.html']);
    expect(entries.at(-1)?.content.equals(content)).toBe(true);
    const read: string[] = [];
    for await (const entry of readArchive(Readable.from([zip]))) {
      read.push(entry.name);
      for await (const chunk of entry.content) expect(chunk.length).toBeGreaterThan(0);
    }
    expect(read).toEqual(entries.map(({ name }) => name));
  });

  it('counts the last entry against its limit', async () => {
    const lastEntry = { name: 'z', deflated: noise(1_000), crc32: 0, uncompressedBytes: 1_000 };
    const archive = openSmallArchive({ lastEntry, maxBytes: 1_000 });
    const whole = expect(buffer(archive.bytes)).rejects.toThrow(ArchiveTooLarge);
    await expect(archive.entry('first.csv').end()).rejects.toThrow(ArchiveTooLarge);
    await whole;
  });

  it('is complete for a reader who comes late', async () => {
    const archive = openSmallArchive({ plainHeaderBytes: 1_000 });
    const writing = (async () => {
      await archive.entry('first.csv').write(noise(3_000_000));
      for (const name of ['first.csv', 'second.csv', 'メモ.txt']) await archive.entry(name).end();
    })();
    // It is paused when as much waits as the stream takes unasked.
    await vi.waitUntil(() => archive.bytes.readableLength >= 1024 * 1024, { timeout: 10_000 });
    const [first] = await entriesOf(await buffer(archive.bytes));
    expect(first?.content.length).toBe(3_000_000);
    await writing;
  });

  it('has no entry but those that it was opened with', () => {
    expect(() => openSmallArchive().entry('third.csv')).toThrow('The archive was opened without an entry "third.csv".');
  });

  it('refuses to be opened with more entries than a zip can count', () => {
    expect(() => openSmallArchive({ names: Array.from({ length: 65_536 }, String) })).toThrow(ArchiveTooLarge);
  });
});
