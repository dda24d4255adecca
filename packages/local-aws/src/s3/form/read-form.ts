import { S3Error } from '../s3-error.ts';
import { DelimitedInput, malformedForm } from './delimited-input.ts';
import { type PartHead, readPartHead } from './part-head.ts';

/** A form of a browser up to its file, which has not been read yet. */
export interface Form {
  /** In the order of the form, with the names as they were sent. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly filename?: string;
  /** The bytes of the file, to be read once. It ends when the whole form has been read; throws `S3Error` for a form that is not whole. */
  readonly file: AsyncIterable<Uint8Array>;
  /** To be called at the end, whether or not the file was read. */
  readonly release: () => Promise<void>;
}

/** S3's limit of everything that is not the file, in bytes. */
const mostFormBytes = 20_480;

const crlf = Buffer.from('\r\n');

/**
 * Reads the fields before the file. A part is the file by its name alone. Fields that follow the file are not read, as on S3.
 * Throws `S3Error`: `PreconditionFailed` for a body of another type, `MalformedPOSTRequest`, `MaxPostPreDataLengthExceeded`, and
 * `InvalidArgument` for a form without a file. The codes of the first and the last are those that S3 was seen to answer; its list of
 * errors has `RequestIsNotMultiPartContent` and `IncorrectNumberOfFilesInPostRequest`.
 */
export async function readForm(contentType: string | undefined, body: AsyncIterable<Uint8Array>): Promise<Form> {
  const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  // The first delimiter follows no line.
  const input = new DelimitedInput(body, '\r\n');
  try {
    return await readFields(new FormReader(input, delimiter), delimiter, () => input.release());
  } catch (error) {
    await input.release();
    throw error;
  }
}

async function readFields(reader: FormReader, delimiter: Buffer, release: Form['release']): Promise<Form> {
  const fields: [string, string][] = [];
  await reader.text(delimiter);
  for (let head = await reader.partHead(); head !== undefined; head = await reader.partHead()) {
    if (head.name.toLowerCase() === 'file') {
      const { filename } = head;
      return { fields, ...(filename === undefined ? {} : { filename }), file: reader.file(), release };
    }
    fields.push([head.name, await reader.text(delimiter)]);
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  });
}

class FormReader {
  readonly #input: DelimitedInput;
  readonly #delimiter: Buffer;
  #leftBytes = mostFormBytes;

  constructor(input: DelimitedInput, delimiter: Buffer) {
    this.#input = input;
    this.#delimiter = delimiter;
  }

  /** The text up to a delimiter. */
  async text(delimiter: Buffer): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#input.until(delimiter)) {
      this.#spend(piece.length);
      pieces.push(piece);
    }
    this.#spend(delimiter.length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
    } catch (error) {
      if (error instanceof TypeError) throw malformedForm(error);
      throw error;
    }
  }

  /** The head of the part that begins here, or undefined at the end of the form. */
  async partHead(): Promise<PartHead | undefined> {
    if ((await this.#input.peek(2)).toString('latin1') === '--') return undefined;
    // Blanks may follow a delimiter on its line, and nothing else.
    if (!/^[ \t]*$/.test(await this.text(crlf))) throw malformedForm();
    const lines: string[] = [];
    for (let line = await this.text(crlf); line !== ''; line = await this.text(crlf)) lines.push(line);
    return readPartHead(lines);
  }

  async *file(): AsyncGenerator<Uint8Array> {
    yield* this.#input.until(this.#delimiter);
    for (let head = await this.partHead(); head !== undefined; head = await this.partHead()) {
      if (head.name.toLowerCase() === 'file')
        throw new S3Error('IncorrectNumberOfFilesInPostRequest', 'POST requires exactly one file upload per request.');
      await this.text(this.#delimiter);
    }
    await this.#input.drain();
  }

  #spend(bytes: number): void {
    this.#leftBytes -= bytes;
    // The line break before the first delimiter is not the client's.
    if (this.#leftBytes < -crlf.length)
      throw new S3Error(
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceeding the upload file was too large.',
        { MaxPostPreDataLengthBytes: String(mostFormBytes) },
      );
  }
}

/** The boundary of a form, 1 to 70 characters (RFC 2046, section 5.1.1). */
function boundaryOf(contentType = ''): string {
  if (!/^multipart\/form-data[ \t]*(;|$)/i.test(contentType))
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
    });
  const found = [...contentType.matchAll(/;[ \t]*boundary=(?:"([^"]*)"|([^\s";]*))/gi)];
  const boundary = found[0]?.[1] ?? found[0]?.[2] ?? '';
  if (found.length !== 1 || !/^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary)) throw malformedForm();
  return boundary;
}
