import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { UploadForm } from '../../client/restores/restore-api.ts';
import { Cut, happeningOf } from '../cut.ts';
import { Refused } from '../refused.ts';
import { safeLink } from '../safe-link.ts';
import type { AnnouncedFile } from './announced-file.ts';

interface Options {
  readonly form: UploadForm;
  readonly file: AnnouncedFile;
  readonly signal: AbortSignal;
  /** A connection that is silent for this long counts as dead. */
  readonly quietMs: number;
  /** Called with the number of the file's bytes that were given to the connection so far. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Sends a file from disk with the form, in one request whose length is stated before. Rejects with `Cut` when another
 * try makes sense, with `Refused` when it does not, and with the signal's reason.
 */
export async function postForm(options: Options): Promise<void> {
  let answer: Answer;
  try {
    answer = await send(options);
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof Cut || error instanceof Refused) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || fileErrors.has(code)) throw error;
    throw new Cut(happeningOf(code), { cause: error });
  }
  const { status, code } = answer;
  if (status >= 200 && status < 300) return;
  const answered = `the server answered HTTP ${status}${code === undefined ? '' : ` (${code})`}`;
  // A form is good for an hour, and S3 answers 403 to one that has expired.
  if (status === 403 || status === 408 || status === 429 || status >= 500) throw new Cut(answered);
  throw new Refused(`The file could not be uploaded: ${answered}.`);
}

interface Answer {
  readonly status: number;
  /** S3's name for an error. */
  readonly code: string | undefined;
}

function send({ form, file, signal, quietMs, onBytes }: Options): Promise<Answer> {
  const url = new URL(safeLink(form.url));
  const boundary = `myhome-account-${randomUUID()}`;
  const head = Buffer.from(
    [
      ...form.fields.map(({ name, value }) => part(boundary, `name="${name}"`, value)),
      part(boundary, 'name="file"; filename="copy.zip"\r\nContent-Type: application/zip', ''),
    ].join('\r\n'),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': head.length + file.bytes + tail.length,
      },
      signal,
    });
    request.setTimeout(quietMs, () => request.destroy(new Cut(`no byte went on for ${quietMs / 1000} s`)));
    request.on('response', (response) => void answerOf(response).then(resolve, reject));
    // When the whole body has been given to the connection, only the request says that the connection broke.
    request.on('error', reject);
    pipeline(() => body(file, head, tail, onBytes), request).catch(reject);
  });
}

function part(boundary: string, disposition: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}`;
}

async function* body(
  { path, bytes }: AnnouncedFile,
  head: Buffer,
  tail: Buffer,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  yield head;
  let sent = 0;
  for await (const chunk of createReadStream(path, { end: bytes - 1 })) {
    yield chunk as Buffer;
    sent += (chunk as Buffer).length;
    onBytes(sent);
  }
  if (sent < bytes)
    throw new Refused(`${path} has become shorter while it was uploaded. Start again when it is complete.`);
  yield tail;
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of response) if (text.length < longestError) text += String(chunk);
  return { status: response.statusCode ?? 0, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] };
}

const longestError = 10_000;

/** Codes of a file that cannot be read. Another try would fail too. */
const fileErrors = new Set(['EACCES', 'EPERM', 'ENOENT', 'EISDIR', 'EIO']);
