import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cut } from '../cut.ts';
import { Refused } from '../refused.ts';
import { announcedFile } from './announced-file.ts';
import { postForm } from './post-form.ts';

let dir: string;
let path: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
let close: () => Promise<void>;
let url: string;
const content = Buffer.alloc(300_000, 'ab\r\n');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'myhome-account-form-'));
  path = join(dir, 'copy.zip');
  await writeFile(path, content);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
    request.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
});
afterEach(async () => {
  await close();
  await rm(dir, { recursive: true, force: true });
});

async function post({
  signal = new AbortController().signal,
  quietMs = 10_000,
  before = () => Promise.resolve(),
} = {}) {
  const file = await announcedFile(path);
  await before();
  const seen: number[] = [];
  const form = { url, fields: [{ name: 'key', value: 'uploads/鍵' }], expiresAt: '' };
  await postForm({ form, file, signal, quietMs, onBytes: (bytes) => seen.push(bytes) });
  return seen;
}

const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: unknown) => error,
  );

describe('a file is sent with a form', () => {
  it('as one part behind the fields, with a length that is stated and exact', async () => {
    let received: { headers: IncomingMessage['headers']; body: Buffer } | undefined;
    answer = ({ headers }, response, body) => {
      received = { headers, body };
      response.writeHead(204).end();
    };
    const seen = await post();
    const { headers = {}, body = Buffer.alloc(0) } = received ?? {};
    expect([headers['content-length'], headers['transfer-encoding']]).toEqual([String(body.length), undefined]);
    const [, boundary = ''] = /^multipart\/form-data; boundary=(\S+)$/.exec(headers['content-type'] ?? '') ?? [];
    expect(body.toString('latin1').split(`--${boundary}`)).toEqual([
      '',
      `\r\nContent-Disposition: form-data; name="key"\r\n\r\n${Buffer.from('uploads/鍵').toString('latin1')}\r\n`,
      `\r\nContent-Disposition: form-data; name="file"; filename="copy.zip"\r\nContent-Type: application/zip\r\n\r\n${content.toString('latin1')}\r\n`,
      '--\r\n',
    ]);
    expect(seen.at(-1)).toBe(content.length);
    expect(seen.length).toBeGreaterThan(2);
  });

  it.each([
    [403, Cut, 'the server answered HTTP 403 (AccessDenied)'],
    [503, Cut, 'the server answered HTTP 503 (AccessDenied)'],
    [400, Refused, 'The file could not be uploaded: the server answered HTTP 400 (AccessDenied).'],
  ])('the answer %i says whether another try makes sense', async (status, kind, message) => {
    answer = (_, response) => {
      response.writeHead(status).end('<Error><Code>AccessDenied</Code></Error>');
    };
    const error = await failure(post());
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ message });
  });

  it('a broken connection is a reason for another try, also when all bytes have been sent', async () => {
    answer = (request) => request.socket.destroy();
    expect(await failure(post())).toBeInstanceOf(Cut);
    await close();
    expect(await failure(post())).toMatchObject({ message: 'nobody answers (ECONNREFUSED)' });
  });

  it('silence is one, too', async () => {
    answer = () => undefined;
    expect(await failure(post({ quietMs: 50 }))).toMatchObject({ message: 'no byte went on for 0.05 s' });
  });

  it('a file that grows is sent as it was announced, and one that shrinks is refused', async () => {
    answer = (_, response, body) => response.writeHead(body.length < content.length + 2_000 ? 204 : 400).end();
    expect((await post({ before: () => appendFile(path, 'more and more'.repeat(1_000)) })).at(-1)).toBe(content.length);
    await writeFile(path, content);
    expect(await failure(post({ before: () => truncate(path, 100_000) }))).toMatchObject({
      message: expect.stringContaining('has become shorter while it was uploaded') as unknown,
    });
  });

  it('a person who leaves ends it', async () => {
    const leaving = new AbortController();
    answer = () => leaving.abort(new Error('left'));
    expect(await failure(post({ signal: leaving.signal }))).toMatchObject({ message: 'left' });
  });
});
