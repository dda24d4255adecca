import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, FaultProxy } from '../test/fault-proxy.ts';
import { startFaultProxy } from '../test/fault-proxy.ts';
import { download } from './download.ts';
import { Interrupted } from './interruption.ts';
import { Refused } from './refused.ts';

const object = { Bucket: 'archive', Key: 'copy.zip' };
const content = randomBytes(1_000_000);
const linkSeconds = 900;
let host: S3Fixture;
let proxy: FaultProxy;
let part: string;
let links = 0;
/** Headers of the requests that reached the proxy. */
let asked: IncomingMessage['headers'][] = [];

beforeAll(async () => {
  host = await startFixture();
  proxy = await startFaultProxy(() => host.s3.url);
});
afterAll(async () => {
  await proxy.close();
  await host.s3.close();
});
beforeEach(async () => {
  part = join(await mkdtemp(join(tmpdir(), 'download-')), 'copy.part');
  [links, asked] = [0, []];
  await host.operator.send(new PutObjectCommand({ ...object, Body: content }));
});

/** The fault of the first request, of the second, and so on. All further requests pass. */
function meet(
  ...faults: readonly (Fault | undefined | ((request: IncomingMessage) => Promise<Fault | undefined>))[]
): void {
  let number = 0;
  proxy.onRequest = (request) => {
    asked.push({ ...request.headers });
    const fault = faults[number++];
    return typeof fault === 'function' ? fault(request) : fault;
  };
}

function freshLink(): Promise<string> {
  links += 1;
  const client = new S3Client({ endpoint: proxy.url, region, forcePathStyle: true, credentials: operatorKeys });
  return getSignedUrl(client, new GetObjectCommand(object), {
    expiresIn: linkSeconds,
    signingDate: new Date(host.clock.nowMs()),
  });
}

const fetchCopy = (more: Partial<Parameters<typeof download>[0]> = {}) =>
  download({
    freshLink,
    promisedBytes: content.length,
    part,
    signal: new AbortController().signal,
    firstPauseMs: 1,
    ...more,
  });
const ranges = () => asked.map((headers) => headers.range);

describe('a download', () => {
  it('arrives whole, for its owner alone', async () => {
    meet();
    const news: number[] = [];
    await fetchCopy({ onBytes: (bytes) => news.push(bytes) });
    expect((await readFile(part)).equals(content)).toBe(true);
    expect((await stat(part)).mode & 0o777).toBe(0o600);
    expect([links, asked.length, news.at(-1)]).toEqual([1, 1, content.length]);
  });

  it('that is cut goes on where it ended, for the same object only', async () => {
    meet({ cutAnswerAfterBytes: 400_000 }, { cutAnswerAfterBytes: 300_000 });
    await fetchCopy();
    expect((await readFile(part)).equals(content)).toBe(true);
    const [first, second, third, ...more] = asked;
    expect(more).toEqual([]);
    expect([first?.range, first?.['if-match']]).toEqual([undefined, undefined]);
    for (const headers of [second, third])
      expect([headers?.range, headers?.['if-match']]).toEqual([
        expect.stringMatching(/^bytes=[1-9]\d*-$/),
        expect.stringMatching(/^"[0-9a-f]{32}"$/),
      ]);
    expect(links).toBe(1);
  });

  it('whose link has become too old in the meantime goes on with a fresh one', async () => {
    meet({ cutAnswerAfterBytes: 400_000 }, () => {
      host.clock.advance((linkSeconds + 1) * 1000);
      return Promise.resolve(undefined);
    });
    await fetchCopy().finally(() => host.clock.advance(-(linkSeconds + 1) * 1000));
    expect((await readFile(part)).equals(content)).toBe(true);
    expect(links).toBe(2);
    expect(ranges().map((range) => range === undefined)).toEqual([true, false, false]);
  });

  it('of an object that was replaced in the meantime begins again', async () => {
    const other = randomBytes(content.length);
    meet({ cutAnswerAfterBytes: 400_000 }, async () => {
      await host.operator.send(new PutObjectCommand({ ...object, Body: other }));
      return undefined;
    });
    await fetchCopy();
    expect((await readFile(part)).equals(other)).toBe(true);
    expect(ranges()).toEqual([undefined, expect.stringContaining('bytes='), undefined]);
  });

  it('from a server that knows no ranges begins again', async () => {
    meet({ cutAnswerAfterBytes: 400_000 }, (request) => {
      delete request.headers.range;
      return Promise.resolve(undefined);
    });
    await fetchCopy();
    expect((await readFile(part)).equals(content)).toBe(true);
  });

  it.each<[string, (from: string) => Record<string, string>]>([
    ['another place', () => ({ 'content-range': 'bytes 5-999999/1000000' })],
    ['another object', (from) => ({ 'content-range': `bytes ${from}999999/1000000`, etag: '"other"' })],
  ])('that is answered with a part of %s begins again', async (_, headersFrom) => {
    meet({ cutAnswerAfterBytes: 400_000 }, ({ headers }) =>
      Promise.resolve({
        answer: 206,
        headers: headersFrom(headers.range?.replace('bytes=', '') ?? ''),
        body: 'x'.repeat(10),
      }),
    );
    await fetchCopy();
    expect((await readFile(part)).equals(content)).toBe(true);
    // The fault is noticed at once, not only by the next request.
    expect(ranges()).toEqual([undefined, expect.stringContaining('bytes='), undefined]);
  });

  it('waits for a server that is busy, and for a connection that has died without a word', async () => {
    meet({ answer: 503 }, { answer: 429 }, () => new Promise(() => undefined), 'lose-answer');
    await fetchCopy({ quietMs: 1_000 });
    expect((await readFile(part)).equals(content)).toBe(true);
    expect(asked.length).toBe(5);
  });

  it.each<[string, Fault, string]>([
    ['cut each time', 'lose-answer', 'the connection was cut (UND_ERR_SOCKET)'],
    ['broken down', { answer: 500 }, 'the server answered HTTP 500'],
    ['refused each time', { answer: 403 }, 'the link was refused (HTTP 403)'],
  ])('that is %s ends after six tries, with what happened', async (_, fault, happened) => {
    meet(...Array<Fault>(20).fill(fault));
    const failed = fetchCopy();
    await expect(failed).rejects.toThrow(Refused);
    await expect(failed).rejects.toThrow(`The download ended at 0 of 1000000 bytes after 6 tries: ${happened}.`);
    expect(asked.length).toBe(6);
  });

  it('ends after six tries without a byte, however many there were that brought some', async () => {
    const cuts = Array.from({ length: 10 }, () => ({ cutAnswerAfterBytes: 1_000 }));
    meet(...cuts, ...Array<Fault>(20).fill('lose-answer'));
    await expect(fetchCopy()).rejects.toThrow(/^The download ended at [1-9]\d* of 1000000 bytes after \d+ tries: /);
  });

  it('where nobody listens says so', async () => {
    const gone = await startFaultProxy(() => host.s3.url);
    await gone.close();
    await expect(fetchCopy({ freshLink: () => Promise.resolve(gone.url) })).rejects.toThrow(
      'after 6 tries: nobody answers (ECONNREFUSED).',
    );
  });

  it.each([301, 307, 410])('that is answered with HTTP %i is not tried again', async (answer) => {
    meet({ answer, headers: { location: 'http://127.0.0.1:1/' } });
    await expect(fetchCopy()).rejects.toThrow(`The file could not be fetched: the server answered HTTP ${answer}.`);
    expect(asked.length).toBe(1);
  });

  it('of more bytes than were promised is not kept on with', async () => {
    meet();
    await expect(fetchCopy({ promisedBytes: 1_000 })).rejects.toThrow('more than the 1000 bytes');
    expect((await stat(part)).size).toBeLessThanOrEqual(1_000);
  });

  it('ends at once when the person wants to leave, while it waits, too', async () => {
    for (const faults of [[() => new Promise<undefined>(() => undefined)], [{ answer: 503 } as const]]) {
      const leaving = new AbortController();
      meet(...faults);
      const reached = new Promise<void>((resolve) => {
        const { onRequest } = proxy;
        proxy.onRequest = (request, body) => (resolve(), onRequest(request, body));
      });
      const ended = fetchCopy({
        signal: leaving.signal,
        firstPauseMs: 60_000,
        part: `${part}.${faults.length}.${String(asked.length)}`,
      });
      await reached;
      leaving.abort(new Interrupted('Interrupted.'));
      await expect(ended).rejects.toThrow(Interrupted);
    }
  });

  it('does not write where something is already', async () => {
    meet();
    await fetchCopy();
    await expect(fetchCopy()).rejects.toThrow();
    expect((await readFile(part)).equals(content)).toBe(true);
  });
});
