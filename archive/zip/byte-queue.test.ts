import { describe, expect, it } from 'vitest';
import { ByteQueue } from './byte-queue.ts';

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    await Promise.resolve();
    // A view of a larger buffer.
    yield new Uint8Array(Buffer.from(`<${text}>`).buffer, 0).subarray(0, 0);
    yield Buffer.from(`<${text}>`).subarray(1, -1);
  }
}

describe('a queue of bytes', () => {
  it('gives what has arrived, without empty chunks, and counts it', async () => {
    const queue = new ByteQueue(chunks('ab', '', 'c'));
    expect(String(await queue.take())).toBe('ab');
    expect(queue.position).toBe(2);
    expect(String(await queue.take())).toBe('c');
    expect(queue.position).toBe(3);
    expect(await queue.take()).toBeUndefined();
  });

  it('gives an exact number of bytes, over and inside of chunks', async () => {
    const queue = new ByteQueue(chunks('abc', 'd', 'efgh'));
    const taken: string[] = [];
    for (const length of [0, 1, 2, 3, 0]) taken.push(String(await queue.takeExactly(length)));
    expect(taken).toEqual(['', 'a', 'bc', 'def', '']);
    expect(queue.position).toBe(6);
    expect(await queue.takeExactly(3)).toBeUndefined();
  });

  it('gives again what is put back, before everything else', async () => {
    const queue = new ByteQueue(chunks('abcd', 'e'));
    await queue.takeExactly(3);
    queue.giveBack(Buffer.from('c'));
    expect(queue.position).toBe(2);
    expect(String(await queue.take())).toBe('cd');
    queue.giveBack(Buffer.from('d'));
    expect(String(await queue.take())).toBe('d');
    expect(String(await queue.take())).toBe('e');
  });

  it('closes its source, also one that cannot be closed', async () => {
    let closed = false;
    async function* source() {
      try {
        yield* chunks('a', 'b');
      } finally {
        closed = true;
      }
    }
    const queue = new ByteQueue(source());
    await queue.take();
    await queue.close();
    expect(closed).toBe(true);

    const next = () => Promise.resolve({ done: true as const, value: undefined });
    await new ByteQueue({ [Symbol.asyncIterator]: () => ({ next }) }).close();
  });
});
