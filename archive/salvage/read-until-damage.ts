import { crc32, createInflateRaw } from 'node:zlib';
import { ByteQueue } from '../zip/byte-queue.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { readRanges } from '../zip/byte-source.ts';
import { dataDescriptorBytes, methodDeflate, methodStored, signatures } from '../zip/zip-records.ts';
import type { LocatedEntry } from './locate-entries.ts';

/** How the reading of an entry ended. */
export type ContentEnd =
  /** At its own end. `crcAgrees` is false as well when the zip states no CRC for it. */
  | { readonly kind: 'WHOLE'; readonly crcAgrees: boolean }
  /** The file ended before. */
  | { readonly kind: 'CUT' }
  /** At bytes that are no deflate stream, within the piece at this offset of the compressed content. */
  | { readonly kind: 'BROKEN'; readonly pieceAt: number };

/**
 * Reads an entry up to the first byte that cannot be read. The bytes before it may be wrong too: only the end
 * says whether the CRC agrees.
 *
 * @param slowFrom the `pieceAt` of an earlier reading that ended BROKEN. From there the content is inflated
 * byte by byte, so that everything before the damage is given: the inflater gives nothing of the piece in which it
 * fails.
 */
export async function* readUntilDamage(
  source: ByteSource,
  { dataAt, method, stated }: LocatedEntry,
  slowFrom = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer, ContentEnd, undefined> {
  if (dataAt >= source.bytes) return { kind: 'CUT' };
  const queue = new ByteQueue(readRanges(source, dataAt, source.bytes - 1));
  let crc = 0;
  try {
    const content = contentOf(queue, method, stated, slowFrom);
    for (;;) {
      const { done, value } = await content.next();
      if (!done) {
        crc = crc32(value, crc);
        yield value;
      } else if (value.kind !== 'WHOLE') {
        return value;
      } else {
        return { kind: 'WHOLE', crcAgrees: (stated?.crc32 ?? (await crcBehind(queue))) === crc };
      }
    }
  } finally {
    await queue.close();
  }
}

type EndOfBytes = { readonly kind: 'WHOLE' } | Exclude<ContentEnd, { readonly kind: 'WHOLE' }>;

function contentOf(
  queue: ByteQueue,
  method: number,
  stated: LocatedEntry['stated'],
  slowFrom: number,
): AsyncGenerator<Buffer, EndOfBytes, undefined> {
  if (method === methodDeflate) return inflated(queue, slowFrom);
  if (method === methodStored && stated) return stored(queue, stated.compressedBytes);
  return nothing();
}

/** Neither a method that can be read, nor a length. */
async function* nothing(): AsyncGenerator<Buffer, EndOfBytes, undefined> {
  return await Promise.resolve({ kind: 'BROKEN', pieceAt: 0 } as const);
}

async function* stored(queue: ByteQueue, bytes: number): AsyncGenerator<Buffer, EndOfBytes, undefined> {
  for (let missing = bytes; missing > 0; ) {
    const taken = await queue.take();
    if (!taken) return { kind: 'CUT' };
    const chunk = taken.subarray(0, missing);
    queue.giveBack(taken.subarray(chunk.length));
    missing -= chunk.length;
    yield chunk;
  }
  return { kind: 'WHOLE' };
}

async function* inflated(queue: ByteQueue, slowFrom: number): AsyncGenerator<Buffer, EndOfBytes, undefined> {
  const inflate = createInflateRaw({ chunkSize: 128 * 1024 });
  let out: Buffer[] = [];
  const found = { isBroken: false };
  inflate.on('data', (chunk: Buffer) => out.push(chunk));
  // A write that fails is not answered.
  const broken = new Promise<void>((resolve) => {
    inflate.on('error', () => {
      found.isBroken = true;
      resolve();
    });
  });
  let given = 0;
  try {
    for (;;) {
      const taken = await queue.take();
      if (!taken) return { kind: 'CUT' };
      const piece = taken.subarray(0, given < slowFrom ? pieceBytes : 1);
      queue.giveBack(taken.subarray(piece.length));
      const pieceAt = given;
      given += piece.length;
      const isTaken = new Promise<void>((resolve) => inflate.write(piece, () => resolve()));
      await Promise.race([isTaken, broken]);
      // The inflater emits its bytes after it has said that it took the piece.
      await new Promise((resolve) => setImmediate(resolve));
      yield* out;
      out = [];
      if (found.isBroken) return { kind: 'BROKEN', pieceAt };
      // zlib leaves bytes only when its stream has ended.
      const left = given - inflate.bytesWritten;
      if (left > 0) {
        queue.giveBack(piece.subarray(piece.length - left));
        return { kind: 'WHOLE' };
      }
    }
  } finally {
    inflate.destroy();
  }
}

/** The CRC of a data descriptor, with or without its signature. Undefined when the file ends before. */
async function crcBehind(queue: ByteQueue): Promise<number | undefined> {
  const descriptor = await queue.takeExactly(dataDescriptorBytes);
  if (!descriptor) return undefined;
  return descriptor.readUInt32LE(descriptor.readUInt32LE() === signatures.dataDescriptor ? 4 : 0);
}

const pieceBytes = 16 * 1024;
