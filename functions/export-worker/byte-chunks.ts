/** Bytes that are added in chunks and taken out in other sizes. */
export class ByteChunks {
  #chunks: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /**
   * Copies the first `length` bytes into `taken`, which must have that length. At least that many bytes must be there.
   */
  take(length: number, taken: Buffer = Buffer.allocUnsafeSlow(length)): Buffer {
    if (length > this.#length) throw new RangeError(`${length} bytes asked for, ${this.#length} gathered.`);
    let filled = 0;
    while (filled < length) {
      const [chunk] = this.#chunks;
      if (!chunk) break;
      const part = chunk.subarray(0, length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(part.length);
    }
    this.#length -= length;
    return taken;
  }
}
