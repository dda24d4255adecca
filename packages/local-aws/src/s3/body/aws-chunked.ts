import { S3Error } from '../s3-error.ts';

/**
 * Removes the `aws-chunked` framing of a body: `<hex size>\r\n<bytes>\r\n … 0\r\n<trailer>:<value>\r\n\r\n`. The
 * trailers are in `trailers`, with lower-case names, before the generator ends. Throws `IncompleteBody` for a body that
 * stops early and `InvalidRequest` for a malformed one.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const input = new ByteInput(source);
  try {
    yield* decode(input, trailers);
  } finally {
    await input.release();
  }
}

async function* decode(input: ByteInput, trailers: Map<string, string>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const line = await input.line();
    // A `;chunk-signature=` is only in the signed streaming forms, which are refused before the body is read.
    const size = /^[0-9a-fA-F]{1,12}$/.test(line) ? Number.parseInt(line, 16) : Number.NaN;
    if (Number.isNaN(size))
      throw new S3Error('InvalidRequest', `A chunk begins with its size in hexadecimal; got "${line.slice(0, 40)}".`);
    if (size === 0) break;
    yield* input.bytes(size);
    if ((await input.line()) !== '') throw new S3Error('InvalidRequest', 'A chunk is longer than its announced size.');
  }
  for (let line = await input.line(); line !== ''; line = await input.line()) {
    const colon = line.indexOf(':');
    if (colon < 1 || trailers.size >= maxTrailers)
      throw new S3Error('MalformedTrailerError', 'The trailer of the request is malformed.');
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  await input.end();
}

/** S3 has one trailer, the checksum. A few more are read so that the refusal can name them. */
const maxTrailers = 8;

const maxLineBytes = 1024;

/** Reads lines and byte sequences from a stream of chunks, with one chunk in memory at a time. */
class ByteInput {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** The next line without its CRLF. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end >= 0 && end <= maxLineBytes) {
        const line = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 2);
        return line;
      }
      if (this.#rest.length > maxLineBytes)
        throw new S3Error('InvalidRequest', `A line of the chunked body is longer than ${maxLineBytes} bytes.`);
      const more = await this.#more();
      this.#rest = Buffer.concat([this.#rest, more]);
    }
  }

  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0) this.#rest = await this.#more();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async end(): Promise<void> {
    const next = this.#rest.length > 0 ? { done: false } : await this.#chunks.next();
    if (next.done !== true) throw new S3Error('InvalidRequest', 'Bytes follow the end of the chunked body.');
  }

  async release(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #more(): Promise<Buffer> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new S3Error('IncompleteBody', 'The chunked body ends before its last chunk.');
    return Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
  }
}
