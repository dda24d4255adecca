import { randomBytes } from 'node:crypto';
import { GetObjectCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MultipartUpload } from './multipart-upload.ts';

const partBytes = 5 * 1024 * 1024;
let s3: S3Fixture;
let client: S3Client;
/** The begin and the end of each request. */
let steps: string[];
/** Called before each request. What it throws, the request fails with. */
let before: (commandName: string) => unknown;
let names = 0;

beforeAll(async () => {
  s3 = await startFixture();
  client = new S3Client({
    endpoint: s3.s3.url,
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  client.middlewareStack.add((next, { commandName = '' }) => async (args) => {
    const name = commandName.replace('Command', '');
    steps.push(name);
    await before(name);
    const result = await next(args);
    steps.push(`${name} answered`);
    return result;
  });
});
afterAll(async () => {
  client.destroy();
  await s3.s3.close();
});
beforeEach(() => {
  [steps, before] = [[], () => undefined];
});

const targetOf = (signal = new AbortController().signal) => ({
  s3: client,
  bucket: 'archive',
  key: `parts-${(names += 1)}.zip`,
  signal,
});
const openUploads = async () =>
  (await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }))).Uploads ?? [];

describe('an upload in parts', () => {
  it('gives the memory of a received part to the next of the same length', async () => {
    const upload = await MultipartUpload.create(targetOf());
    const memory = upload.memory(partBytes);
    expect(memory).toHaveLength(partBytes);
    before = (name) => name === 'UploadPart' && new Promise((resolve) => setImmediate(resolve));
    await upload.send(memory);
    expect(upload.memory(partBytes) === memory).toBe(false);
    // Resolves when one of the two has been received.
    await upload.send(Buffer.alloc(partBytes));
    await expect.poll(() => steps.filter((step) => step === 'UploadPart answered')).toHaveLength(2);
    const spare = [upload.memory(partBytes), upload.memory(partBytes)];
    expect(spare.some((one) => one === memory)).toBe(true);
    await upload.abort();
  });

  it('gives new memory for another length', async () => {
    const upload = await MultipartUpload.create(targetOf());
    await upload.send(upload.memory(partBytes));
    await expect.poll(() => steps).toContain('UploadPart answered');
    expect(upload.memory(partBytes + 1)).toHaveLength(partBytes + 1);
    await upload.abort();
  });

  it('is the object of its parts, in order, with a small one at the end', async () => {
    const target = targetOf();
    const parts = [randomBytes(partBytes), randomBytes(partBytes), Buffer.from('end')];
    const whole = Buffer.concat(parts);
    const [one, two, last] = parts as [Buffer, Buffer, Buffer];
    const upload = await MultipartUpload.create(target);
    await upload.send(one);
    await upload.send(two);
    await upload.complete(last);
    const { Body } = await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: target.key }));
    expect(whole.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
  });

  it('is removed only when no part is under way any more', async () => {
    const upload = await MultipartUpload.create(targetOf());
    let arrive: () => void = () => undefined;
    before = (name) => name === 'UploadPart' && new Promise<void>((resolve) => (arrive = resolve));
    await upload.send(Buffer.alloc(partBytes));
    const aborted = upload.abort();
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps).not.toContain('AbortMultipartUpload');
    arrive();
    await aborted;
    expect(steps.slice(-3)).toEqual(['UploadPart answered', 'AbortMultipartUpload', 'AbortMultipartUpload answered']);
    expect(await openUploads()).toEqual([]);
  });

  it('fails with the error of the first part that failed, and is removed all the same', async () => {
    const upload = await MultipartUpload.create(targetOf());
    const faults = [new Error('first'), new Error('second')];
    before = (name) => {
      if (name === 'UploadPart') throw faults.shift() ?? new Error('third');
    };
    await upload.send(Buffer.alloc(partBytes));
    // Nothing more is sent after a failure.
    await expect(upload.send(Buffer.alloc(partBytes))).rejects.toThrow('first');
    await expect(upload.complete(Buffer.alloc(0))).rejects.toThrow('first');
    expect(steps).not.toContain('CompleteMultipartUpload');
    await upload.abort();
    expect(await openUploads()).toEqual([]);
  });

  it('says nothing when it cannot be removed', async () => {
    const upload = await MultipartUpload.create(targetOf());
    before = (name) => {
      if (name === 'AbortMultipartUpload') throw new Error('no');
    };
    await expect(upload.abort()).resolves.toBeUndefined();
    before = () => undefined;
    await upload.abort();
  });

  it('is cut off by its signal at its begin, in its parts and at its end', async () => {
    await expect(MultipartUpload.create(targetOf(AbortSignal.abort()))).rejects.toMatchObject({ name: 'AbortError' });
    for (const failing of ['UploadPart', 'CompleteMultipartUpload']) {
      const stopped = new AbortController();
      const upload = await MultipartUpload.create(targetOf(stopped.signal));
      before = (name) => {
        if (name === failing) stopped.abort();
      };
      await expect(upload.complete(Buffer.from('a')), failing).rejects.toMatchObject({ name: 'AbortError' });
      expect(steps).not.toContain(`${failing} answered`);
      await upload.abort();
    }
    expect(await openUploads()).toEqual([]);
  });

  it('is refused when S3 begins it without an id', async () => {
    const target = targetOf();
    client.middlewareStack.add(() => () => Promise.resolve({ output: { $metadata: {} }, response: {} }), {
      name: 'withoutId',
      step: 'initialize',
    });
    try {
      await expect(MultipartUpload.create(target)).rejects.toThrow('without an id');
    } finally {
      client.middlewareStack.remove('withoutId');
    }
  });
});
