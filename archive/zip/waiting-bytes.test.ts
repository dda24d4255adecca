import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TemporaryFile } from './temporary-file.ts';
import type { Waiting } from './waiting-bytes.ts';
import { WaitingBytes } from './waiting-bytes.ts';

let file: TemporaryFile;
let appended: number;
let waiting: Waiting;
beforeEach(() => {
  file = new TemporaryFile();
  appended = 0;
  const counting = Object.assign(Object.create(file) as TemporaryFile, {
    append: (bytes: Uint8Array) => {
      appended += bytes.length;
      return file.append(bytes);
    },
    read: (extent: Parameters<TemporaryFile['read']>[0]) => file.read(extent),
  });
  waiting = { heldBytes: 0, maxHeldBytes: 10, file: counting };
});
afterEach(() => file.close());

async function textOf(bytes: WaitingBytes): Promise<string> {
  let text = '';
  for await (const piece of bytes.read()) text += String(piece);
  return text;
}
/** True when the promise is still pending after everything that can happen has happened. */
async function waits(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  const settle = () => (settled = true);
  promise.then(settle, settle);
  await new Promise((resolve) => setImmediate(resolve));
  return !settled;
}

describe('bytes that wait', () => {
  it('are held in memory up to the limit that all share, and are then in the file, in order', async () => {
    const [one, other] = [new WaitingBytes(waiting), new WaitingBytes(waiting)];
    await one.push(Buffer.from('123456'));
    await other.push(Buffer.from('abcd'));
    expect([waiting.heldBytes, appended]).toEqual([10, 0]);
    await one.push(Buffer.from('78'));
    await other.push(Buffer.from('ef'));
    expect([waiting.heldBytes, appended]).toEqual([10, 4]);
    one.end();
    other.end();
    expect(await textOf(other)).toBe('abcdef');
    expect(waiting.heldBytes).toBe(6);
    expect(await textOf(one)).toBe('12345678');
    expect(waiting.heldBytes).toBe(0);
  });

  it('are waited for by their reader, until their end', async () => {
    const bytes = new WaitingBytes(waiting);
    const reading = textOf(bytes);
    expect(await waits(reading)).toBe(true);
    await bytes.push(Buffer.from('a'));
    expect(await waits(reading)).toBe(true);
    bytes.end();
    expect(await reading).toBe('a');
  });

  it('wake their reader as soon as there are some', async () => {
    const bytes = new WaitingBytes(waiting);
    const reading = bytes.read().next();
    expect(await waits(reading)).toBe(true);
    await bytes.push(Buffer.from('a'));
    expect(await waits(reading)).toBe(false);
  });

  it('of the entry that flows never go to the file: their writer waits beyond 1 MiB', async () => {
    const bytes = new WaitingBytes(waiting);
    bytes.flowing = true;
    await bytes.push(Buffer.alloc(1024 * 1024 - 1));
    await bytes.push(Buffer.alloc(1));
    const third = bytes.push(Buffer.from('z'));
    expect(await waits(third)).toBe(true);
    const reader = bytes.read();
    await reader.next();
    expect(await waits(third)).toBe(false);
    expect(appended).toBe(0);
  });

  it('end both sides with the first reason for which they fail', async () => {
    const reason = new Error('the first');
    const bytes = new WaitingBytes(waiting);
    const reading = textOf(bytes);
    const flowing = new WaitingBytes(waiting);
    flowing.flowing = true;
    await flowing.push(Buffer.alloc(1024 * 1024));
    const writing = flowing.push(Buffer.from('a'));
    for (const one of [bytes, flowing]) {
      one.fail(reason);
      one.fail(new Error('another'));
      await expect(one.push(Buffer.from('b'))).rejects.toBe(reason);
      await expect(one.read().next()).rejects.toBe(reason);
    }
    await expect(reading).rejects.toBe(reason);
    await expect(writing).rejects.toBe(reason);
  });
});
