import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { ByteSource } from '../archive/zip/byte-source.ts';

/** A file on disk, to be read in ranges. `close` it at the end. */
export async function openFileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, 'r');
  const { size: bytes } = await file.stat();
  return { bytes, read: (first, last) => readRange(file, first, last), close: () => file.close() };
}

/** Gives fewer bytes when the file has become shorter. */
async function readRange(file: FileHandle, first: number, last: number): Promise<Buffer> {
  const range = Buffer.alloc(last - first + 1);
  let length = 0;
  while (length < range.length) {
    const { bytesRead } = await file.read(range, length, range.length - length, first + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return range.subarray(0, length);
}
