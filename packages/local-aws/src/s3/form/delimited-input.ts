import { S3Error } from '../s3-error.ts';

/** Reads a stream up to delimiters and holds no more than one of its chunks. */
export class DelimitedInput {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer;

  /** @param before bytes that are read as if the stream began with them */
  constructor(source: AsyncIterable<Uint8Array>, before: string) {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#rest = Buffer.from(before);
  }

  /** The bytes up to the delimiter, which is taken off as well. Throws `MalformedPOSTRequest` where the stream ends first. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#rest.indexOf(delimiter);
      // The delimiter may begin in the last bytes of this chunk.
      const length = at >= 0 ? at : Math.max(0, this.#rest.length - delimiter.length + 1);
      const piece = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(at >= 0 ? at + delimiter.length : length);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      if (!(await this.#readMore())) throw malformedForm();
    }
  }

  /** The next bytes, which stay to be read; fewer at the end of the stream. */
  async peek(count: number): Promise<Buffer> {
    while (this.#rest.length < count && (await this.#readMore()));
    return this.#rest.subarray(0, count);
  }

  /** Reads to the end and keeps nothing. */
  async drain(): Promise<void> {
    do this.#rest = Buffer.alloc(0);
    while (await this.#readMore());
  }

  /** Ends the reading wherever it stands, so that the rest of the stream can pass unread. */
  async release(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #readMore(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    return true;
  }
}

export function malformedForm(cause?: unknown): S3Error {
  return new S3Error(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
    {},
    { cause },
  );
}
