import type { ArchiveEntry, WrittenEntry } from './entry-writer.ts';

/** Gathers the bytes of an entry into chunks of the size that suits the deflater. */
export class EntryChunks {
  readonly #entry: ArchiveEntry;
  /**
   * Chunks that the entry no longer needs. New memory for each chunk would cost more garbage than everything else in a
   * worker.
   */
  readonly #spare: Buffer[] = [];
  #chunk: Buffer = Buffer.allocUnsafeSlow(chunkBytes);
  #length = 0;

  constructor(entry: ArchiveEntry) {
    this.#entry = entry;
  }

  /** True when the chunk should be flushed. */
  get full(): boolean {
    return this.#length >= flushBytes;
  }

  byte(byte: number): void {
    if (this.#length === this.#chunk.length) this.#makeRoom(1);
    this.#chunk[this.#length] = byte;
    this.#length += 1;
  }

  copy(from: Buffer, start: number, end: number): void {
    const length = end - start;
    if (this.#length + length > this.#chunk.length) this.#makeRoom(length);
    if (length > copiedByHand) {
      from.copy(this.#chunk, this.#length, start, end);
    } else {
      const [chunk, offset] = [this.#chunk, this.#length - start];
      for (let index = start; index < end; index += 1) chunk[offset + index] = from[index] as number;
    }
    this.#length += length;
  }

  /** The chunk, with room for `length` bytes from `written` on. `wrote` must follow before anything else is called. */
  roomFor(length: number): Buffer {
    if (this.#length + length > this.#chunk.length) this.#makeRoom(length);
    return this.#chunk;
  }

  get written(): number {
    return this.#length;
  }

  /** Takes the bytes up to `end` that were written into `roomFor`. */
  wrote(end: number): void {
    this.#length = end;
  }

  text(text: string): void {
    // Each UTF-16 unit of a string takes at most three bytes.
    if (this.#length + text.length * 3 > this.#chunk.length) this.#makeRoom(text.length * 3);
    this.#length += this.#chunk.write(text, this.#length);
  }

  /** Passes the gathered bytes on. */
  async flush(): Promise<void> {
    const [chunk, length] = [this.#chunk, this.#length];
    this.#chunk = this.#spare.pop() ?? Buffer.allocUnsafeSlow(chunkBytes);
    this.#length = 0;
    await this.#entry.write(chunk.subarray(0, length), () => {
      if (chunk.length === chunkBytes) this.#spare.push(chunk);
    });
  }

  async end(): Promise<WrittenEntry> {
    if (this.#length > 0) await this.flush();
    return this.#entry.end();
  }

  #makeRoom(length: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#chunk.length * 2, this.#length + length));
    this.#chunk.copy(larger, 0, 0, this.#length);
    this.#chunk = larger;
  }
}

/** Within the 64 to 256 KiB where throughput is flat. */
const flushBytes = 128 * 1024;

/** Leaves space for the end of the last row. An item may have 400 KB; the chunk then grows. */
const chunkBytes = flushBytes + 4 * 1024;

/** Measured: below this a loop is faster than a call. */
const copiedByHand = 48;
