/** A stream of bytes from which an exact number can be taken, and bytes put back. */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #next: Buffer = Buffer.alloc(0);
  /** Bytes taken so far, minus the bytes put back. */
  position = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next bytes, as many as have arrived; undefined at the end. */
  async take(): Promise<Buffer | undefined> {
    while (this.#next.length === 0) {
      const result: IteratorResult<Uint8Array, unknown> = await this.#source.next();
      if (result.done) return undefined;
      this.#next = Buffer.from(result.value.buffer, result.value.byteOffset, result.value.byteLength);
    }
    const taken = this.#next;
    this.#next = Buffer.alloc(0);
    this.position += taken.length;
    return taken;
  }

  /** Exactly `length` bytes; undefined when the stream ends earlier. */
  async takeExactly(length: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.take();
      if (!part) return undefined;
      if (part.length > missing) this.giveBack(part.subarray(missing));
      parts.push(part.subarray(0, missing));
      missing -= Math.min(missing, part.length);
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
  }

  /** Puts back the unused end of the bytes that were taken last. */
  giveBack(bytes: Buffer): void {
    this.position -= bytes.length;
    this.#next = this.#next.length === 0 ? bytes : Buffer.concat([bytes, this.#next]);
  }

  /** Closes the source. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
