import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveDamaged } from './archive-errors.ts';
import { ByteQueue } from './byte-queue.ts';
import { inflateEntry } from './inflate-entry.ts';
import { noise } from './open-small-archive.ts';

const content = noise(50_000);
const deflated = deflateRawSync(content);

describe('inflating an entry', () => {
  it.each([1_000, deflated.length, 100_000])(
    'ends with its deflate stream and leaves what follows, in chunks of %d bytes',
    async (chunkBytes) => {
      const queue = new ByteQueue(chunksOf(Buffer.concat([deflated, Buffer.from('next entry')]), chunkBytes));
      const { bytes, taken } = await inflate(queue);
      expect(bytes.equals(content)).toBe(true);
      expect(taken).toBe(deflated.length);
      expect(queue.position).toBe(deflated.length);
      expect(await queue.takeExactly(10)).toEqual(Buffer.from('next entry'));
    },
  );

  it('says that the archive ends inside it', async () => {
    const queue = new ByteQueue(chunksOf(deflated.subarray(0, 20_000), 1_000));
    await expect(inflate(queue)).rejects.toThrow(new ArchiveDamaged('it ends inside a.csv'));
  });

  it('says that it is no deflate stream, and why', async () => {
    const error = await inflate(new ByteQueue(chunksOf(Buffer.from([0xff, 0xff, 0xff]), 3))).catch(
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(ArchiveDamaged);
    expect(error).toMatchObject({ cause: { code: 'Z_DATA_ERROR' } });
  });

  it('fails as its source does', async () => {
    const broken = Object.assign(new Error('cut off'), { code: 'ECONNRESET' });
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* chunksOf(deflated.subarray(0, 10_000), 1_000);
      throw broken;
    }
    await expect(inflate(new ByteQueue(failing()))).rejects.toBe(broken);
  });
});

async function inflate(queue: ByteQueue): Promise<{ bytes: Buffer; taken: number }> {
  const pieces: Buffer[] = [];
  const inflating = inflateEntry(queue, 'a.csv');
  for (;;) {
    const { done, value } = await inflating.next();
    if (done) return { bytes: Buffer.concat(pieces), taken: value };
    pieces.push(value);
  }
}

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}
