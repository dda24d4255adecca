/** A file that can be read in ranges, such as an object in a store or a file on a disk. */
export interface ByteSource {
  /** The size of the file. */
  readonly bytes: number;
  /** The bytes from `first` to `last`, both included and both inside the file. */
  read(first: number, last: number): Promise<Buffer>;
}

/** A file that is in memory. */
export function bytesInMemory(bytes: Buffer): ByteSource {
  return {
    bytes: bytes.length,
    read: (first, last) => Promise.resolve(bytes.subarray(first, last + 1)),
  };
}

/** Reads one range. Throws SourceCutShort when the source gives more or fewer bytes. */
export async function readRange(source: ByteSource, first: number, last: number): Promise<Buffer> {
  const bytes = await source.read(first, last);
  if (bytes.length !== last - first + 1) throw new SourceCutShort(first, last, bytes.length);
  return bytes;
}

/**
 * Reads the bytes from `first` to `last`, both included, in ranges of {@link rangeBytes}. The next range is requested
 * while the caller works on the one before it, so at most two are in memory.
 */
export async function* readRanges(
  source: ByteSource,
  first: number,
  last: number,
): AsyncGenerator<Buffer, void, undefined> {
  const readFrom = (at: number) => {
    const range = readRange(source, at, Math.min(at + rangeBytes - 1, last));
    // The error is thrown where the range is awaited. Nobody awaits it when the caller stops before.
    range.catch(() => undefined);
    return range;
  };
  let next = readFrom(first);
  for (let at = first; at <= last; at += rangeBytes) {
    const range = await next;
    if (at + rangeBytes <= last) next = readFrom(at + rangeBytes);
    yield range;
  }
}

/**
 * Large enough that a request's own time does not matter, as it passes while the range before is read. A run of a
 * restore reads up to two files at once, and the buffers that it has read wait for the garbage collector: with ranges of
 * 8 MiB they took 50 MB more.
 */
export const rangeBytes = 2 * 1024 * 1024;

/** The source has given another number of bytes than was requested. The file may have changed while it was read. */
export class SourceCutShort extends Error {
  override readonly name = 'SourceCutShort';

  constructor(first: number, last: number, given: number) {
    super(`Expected ${last - first + 1} bytes (${first} to ${last}) from the source, and got ${given}.`);
  }
}
