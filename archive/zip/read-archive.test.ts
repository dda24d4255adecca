import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { ArchiveDamaged } from './archive-errors.ts';
import { openSmallArchive } from './open-small-archive.ts';
import { readArchive } from './read-archive.ts';

const contents: Readonly<Record<string, string>> = {
  'a.csv': 'x,y\r\n'.repeat(2000),
  'b.jsonl': '',
  'メモ.txt': 'こんにちは',
};

async function zipOf(plainHeaderBytes: number): Promise<Buffer> {
  const archive = openSmallArchive({ names: Object.keys(contents), plainHeaderBytes });
  const whole = buffer(archive.bytes);
  for (const [name, text] of Object.entries(contents)) {
    if (text !== '') await archive.entry(name).write(Buffer.from(text));
    await archive.entry(name).end();
  }
  return whole;
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

async function readAll(bytes: Buffer, chunkBytes = 4096): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, content } of readArchive(inChunks(bytes, chunkBytes)))
    found[name] = (await buffer(content)).toString('utf8');
  return found;
}

describe.each([
  ['plain headers', 8_000_000],
  ['data descriptors', 1],
])('an archive with %s', (_, plainHeaderBytes) => {
  it('is read whatever the chunks it comes in', async () => {
    const zip = await zipOf(plainHeaderBytes);
    for (const size of [1, 2, 3, 7, 30, 64, 1000, zip.length]) expect(await readAll(zip, size)).toEqual(contents);
  });

  it('is refused when any one byte of it is changed, the unused fields of its headers aside', async () => {
    const zip = await zipOf(plainHeaderBytes);
    const unnoticed: number[] = [];
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      try {
        const found = await readAll(changed);
        expect(found).toEqual(contents);
        unnoticed.push(at);
      } catch (error) {
        if (!(error instanceof ArchiveDamaged) && !(error instanceof Error && error.name === 'AssertionError'))
          throw error;
        if (error.name === 'AssertionError')
          throw new Error(`A change at ${at} changed what was read.`, { cause: error });
      }
    }
    // These bytes are covered by no check of the reader: the system that made the entry, disk numbers and file
    // attributes (10 bytes of each entry in the directory and 4 of the end record), and the bits that fill up the last
    // byte of each deflate stream. The SHA-256 of the whole file covers them too.
    expect(unnoticed).toHaveLength(3 * (10 + 1) + 4);
  });

  it('is refused when it is cut off anywhere, or goes on', async () => {
    const zip = await zipOf(plainHeaderBytes);
    for (let length = 0; length < zip.length; length += 1)
      await expect(readAll(zip.subarray(0, length))).rejects.toThrow(ArchiveDamaged);
    await expect(readAll(Buffer.concat([zip, Buffer.from([0])]))).rejects.toThrow('something follows its end');
  });
});

describe('reading an archive', () => {
  it('refuses anything that is none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await expect(readAll(Buffer.from(bytes))).rejects.toThrow(ArchiveDamaged);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('refuses an entry that is not deflated', async () => {
    const zip = await new JSZip().file('a.csv', 'x').generateAsync({ type: 'nodebuffer', compression: 'STORE' });
    await expect(readAll(zip)).rejects.toThrow('"a.csv" is compressed by method 0, not by deflate');
  });

  it('wants each content read before the next entry', async () => {
    const entries = readArchive(inChunks(await zipOf(1), 100));
    await entries.next();
    await expect(entries.next()).rejects.toThrow(RangeError);
  });

  it('closes its source when it is left early', async () => {
    const zip = await zipOf(1);
    let closed = false;
    async function* source() {
      try {
        yield* inChunks(zip, 100);
      } finally {
        closed = true;
      }
    }
    for await (const { content } of readArchive(source())) {
      await buffer(content);
      break;
    }
    expect(closed).toBe(true);
  });
});
