import { randomBytes } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault, FaultProxy } from '../../test/fault-proxy.ts';
import { startFaultProxy } from '../../test/fault-proxy.ts';
import { readStoredArchive } from './stored-archive.ts';

const content = randomBytes(300_000);
const key = 'an archive.zip';
let s3: S3Fixture;
let proxy: FaultProxy;
let client: S3Client;
let ranges: (string | undefined)[];
/** The faults of the coming requests, in turn. The last one is repeated. */
let faults: (Fault | undefined)[];

beforeAll(async () => {
  s3 = await startFixture();
  proxy = await startFaultProxy(() => s3.s3.url);
  client = new S3Client({
    endpoint: proxy.url,
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
});
afterAll(async () => {
  client.destroy();
  await proxy.close();
  await s3.s3.close();
});
beforeEach(async () => {
  await store(content);
  [ranges, faults] = [[], []];
  proxy.onRequest = ({ headers }) => {
    ranges.push(headers.range);
    return faults.length > 1 ? faults.shift() : faults[0];
  };
});

const store = (Body: Buffer) => s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body }));

async function read(given: { key?: string; signal?: AbortSignal; onChunk?: () => unknown } = {}): Promise<Buffer> {
  const { onChunk, ...rest } = given;
  const chunks: Uint8Array[] = [];
  const options = { storage: { s3: client, bucket: 'archive' }, key, signal: new AbortController().signal, ...rest };
  for await (const chunk of readStoredArchive(options)) {
    chunks.push(chunk);
    await onChunk?.();
  }
  return Buffer.concat(chunks);
}

describe('a stored archive', () => {
  it('is read in one request', async () => {
    expect((await read()).equals(content)).toBe(true);
    expect(ranges).toEqual([undefined]);
  });

  it('is read on from the byte at which a connection broke', async () => {
    faults = [{ cutAnswerAfterBytes: 100_000 }, { cutAnswerAfterBytes: 50_000 }, undefined];
    expect((await read()).equals(content)).toBe(true);
    expect(ranges).toHaveLength(3);
    const starts = ranges.map((range) => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
    expect(starts[1]).toBeGreaterThan(0);
    expect(starts[2]).toBeGreaterThan(starts[1] ?? NaN);
  });

  it('cannot be read when five tries have broken', async () => {
    faults = [{ answer: 500 }];
    await expect(read()).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
      cause: { $metadata: { httpStatusCode: 500 } },
    });
    expect(ranges).toHaveLength(5);
  });

  it('is not what was stored when another object has taken its place meanwhile', async () => {
    faults = [{ cutAnswerAfterBytes: 100_000 }, undefined];
    const other = Buffer.from(content);
    other.reverse();
    let replaced: Promise<unknown> | undefined;
    await expect(read({ onChunk: () => (replaced ??= store(other)) })).rejects.toMatchObject({
      code: 'VERIFICATION_FAILED',
      cause: { name: 'PreconditionFailed' },
    });
  });

  it('is not what was stored when it is gone', async () => {
    await expect(read({ key: 'another.zip' })).rejects.toMatchObject({ code: 'VERIFICATION_FAILED' });
    expect(ranges).toHaveLength(1);
  });

  it('is not read on when the run has been stopped, for the reason of the stop', async () => {
    const stopped = new AbortController();
    const reason = new Error('stopped');
    await expect(read({ signal: stopped.signal, onChunk: () => stopped.abort(reason) })).rejects.toBe(reason);
    expect(ranges).toHaveLength(1);
  });
});
