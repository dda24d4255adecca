import type { FileHandle } from 'node:fs/promises';
import { Cut, networkHappening } from './cut.ts';
import { Refused } from './refused.ts';

/** The number of bytes in the file and the object that they belong to. Updated as bytes are written. */
export interface Arrived {
  bytes: number;
  etag: string | undefined;
}

interface Options {
  readonly link: string;
  readonly file: FileHandle;
  readonly arrived: Arrived;
  /** Bytes of the whole file. */
  readonly promisedBytes: number;
  readonly signal: AbortSignal;
  /** A connection that is silent for this long counts as dead. */
  readonly quietMs: number;
  readonly onBytes: (bytes: number) => void;
}

/**
 * Appends the rest of a file from the server, starting at the file's present end. Rejects with `Cut` when the rest is
 * incomplete, with `Refused` when a further try is useless, and with the signal's reason.
 */
export async function fetchOnward({
  link,
  file,
  arrived,
  promisedBytes,
  signal,
  quietMs,
  onBytes,
}: Options): Promise<void> {
  const quiet = new AbortController();
  const timer = setTimeout(() => quiet.abort(new Cut(`no byte came for ${quietMs / 1000} s`)), quietMs);
  try {
    const response = await fetch(link, {
      headers: headersFor(arrived),
      signal: AbortSignal.any([signal, quiet.signal]),
      redirect: 'manual',
    });
    checkStatus(response, arrived);
    if (response.status === 200 && arrived.bytes > 0) {
      // A server without support for ranges starts at the first byte.
      await file.truncate(0);
      arrived.bytes = 0;
    }
    arrived.etag = response.headers.get('etag') ?? undefined;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      timer.refresh();
      if (arrived.bytes + chunk.length > promisedBytes)
        throw new Refused(`What arrives is not what was promised: more than the ${promisedBytes} bytes of the copy.`);
      await writeAll(file, chunk, arrived);
      onBytes(arrived.bytes);
    }
  } catch (error) {
    const happening = networkHappening(error);
    throw happening === undefined ? error : new Cut(happening, { cause: error });
  } finally {
    clearTimeout(timer);
  }
  if (arrived.bytes < promisedBytes) throw new Cut('the server ended it early');
}

function headersFor({ bytes, etag }: Arrived): Record<string, string> {
  // A range counts the bytes as they are stored.
  const whole = { 'accept-encoding': 'identity' };
  return bytes === 0
    ? whole
    : { ...whole, range: `bytes=${bytes}-`, ...(etag === undefined ? {} : { 'if-match': etag }) };
}

function checkStatus({ status, headers }: Response, { bytes, etag }: Arrived): void {
  const answered = `the server answered HTTP ${status}`;
  if (status === 200) return;
  if (status === 206) {
    const follows = headers.get('content-range')?.startsWith(`bytes ${bytes}-`) === true;
    const isSame = etag === undefined || headers.get('etag') === etag;
    if (follows && isSame) return;
    throw new Cut('the server sent another part than was asked for', { startOver: true });
  }
  if (status === 412 || status === 416) throw new Cut(`${answered}: the file is another one now`, { startOver: true });
  // S3 answers 403 both for an expired link and for a missing object.
  if (status === 400 || status === 401 || status === 403 || status === 404)
    throw new Cut(`the link was refused (HTTP ${status})`, { needsFreshLink: true });
  if (status === 408 || status === 429 || status >= 500) throw new Cut(answered);
  throw new Refused(`The file could not be fetched: ${answered}.`);
}

async function writeAll(file: FileHandle, chunk: Uint8Array, arrived: Arrived): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, arrived.bytes);
    written += bytesWritten;
    arrived.bytes += bytesWritten;
  }
}
