import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  NoSuchUpload,
  S3Client,
} from '@aws-sdk/client-s3';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredObject } from './upload-archive.ts';
import { uploadArchive } from './upload-archive.ts';

const mebibyte = 1024 * 1024;
let s3: S3Fixture;
let client: S3Client;
let commands: string[];
/** Called before each request. What it throws, the request fails with. */
let before: (commandName: string, input: object) => void;
let names = 0;

beforeAll(async () => {
  s3 = await startFixture({
    settings: {
      lifecycle: [{ id: 'remove-archives', prefix: '', expirationDays: 7 }],
    },
  });
  client = new S3Client({
    endpoint: s3.s3.url,
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  client.middlewareStack.add((next, { commandName = '' }) => (args) => {
    commands.push(commandName);
    before(commandName, args.input);
    return next(args);
  });
});
afterAll(async () => {
  client.destroy();
  await s3.s3.close();
});
beforeEach(() => {
  [commands, before] = [[], () => undefined];
});

async function* inChunks(bytes: Buffer, chunkBytes = 700_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    await Promise.resolve();
    yield bytes.subarray(at, at + chunkBytes);
  }
}

async function upload(
  archive: AsyncIterable<Uint8Array>,
  given: { key?: string; signal?: AbortSignal } = {},
): Promise<{ key: string; stored: StoredObject; seen: number[] }> {
  const { key = `archive-${(names += 1)}.zip`, signal = new AbortController().signal } = given;
  const seen: number[] = [];
  const onBytes = (bytes: number) => void seen.push(bytes);
  const stored = await uploadArchive(archive, { s3: client, bucket: 'archive', key, signal, onBytes });
  return { key, stored, seen };
}

async function left(): Promise<{ uploads: number; objects: string[] }> {
  const { Uploads = [] } = await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }));
  const { Contents = [] } = await s3.operator.send(new ListObjectsV2Command({ Bucket: 'archive' }));
  return { uploads: Uploads.length, objects: Contents.map(({ Key = '' }) => Key) };
}

describe('an archive that is stored', () => {
  it.each([
    ['one request up to 8 MiB', 8 * mebibyte, ['PutObjectCommand']],
    [
      'parts beyond',
      8 * mebibyte + 1,
      ['CreateMultipartUploadCommand', 'UploadPartCommand', 'UploadPartCommand', 'CompleteMultipartUploadCommand'],
    ],
    [
      'parts without an empty one at the end',
      10 * mebibyte,
      ['CreateMultipartUploadCommand', 'UploadPartCommand', 'UploadPartCommand', 'CompleteMultipartUploadCommand'],
    ],
    [
      'many parts, their memory used again',
      23 * mebibyte,
      [
        'CreateMultipartUploadCommand',
        ...Array.from({ length: 5 }, () => 'UploadPartCommand'),
        'CompleteMultipartUploadCommand',
      ],
    ],
  ])('goes in %s, and is what was sent', async (_, bytes, expected) => {
    const content = randomBytes(bytes);
    const { key, stored, seen } = await upload(inChunks(content));
    expect(commands).toEqual(expected);
    expect(stored).toMatchObject({
      bytes,
      sha256: createHash('sha256').update(content).digest('hex'),
      inParts: expected.length > 1,
    });
    const { Body } = await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: key }));
    expect(content.equals((await Body?.transformToByteArray()) ?? Buffer.alloc(0))).toBe(true);
    expect((await s3.operator.send(new HeadObjectCommand({ Bucket: 'archive', Key: key }))).ContentType).toBe(
      'application/zip',
    );
    expect(seen.at(-1)).toBe(bytes);
    expect(seen).toHaveLength(Math.ceil(bytes / 700_000));
    expect((await left()).uploads).toBe(0);
  });

  it('tells when the bucket removes it', async () => {
    for (const bytes of [1_000, 9 * mebibyte])
      expect((await upload(inChunks(Buffer.alloc(bytes)))).stored.expiration).toContain('remove-archives');
  });

  it('goes in two parts at once, and never in more', async () => {
    let [underWay, most] = [0, 0];
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== 'UploadPartCommand') return next(args);
          most = Math.max(most, (underWay += 1));
          try {
            return await next(args);
          } finally {
            underWay -= 1;
          }
        },
      { name: 'counting' },
    );
    try {
      await upload(inChunks(Buffer.alloc(40 * mebibyte)));
    } finally {
      client.middlewareStack.remove('counting');
    }
    expect(most).toBe(2);
  });

  it('is taken as stored when its upload has ended before its completion was answered', async () => {
    before = (name) => {
      if (name === 'CompleteMultipartUploadCommand') throw new NoSuchUpload({ message: 'gone', $metadata: {} });
    };
    const { stored } = await upload(inChunks(Buffer.alloc(9 * mebibyte)));
    expect(stored).toMatchObject({ bytes: 9 * mebibyte, inParts: true, expiration: undefined });
    before = () => undefined;
    const { Uploads = [] } = await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }));
    for (const { Key, UploadId } of Uploads)
      await s3.operator.send(new AbortMultipartUploadCommand({ Bucket: 'archive', Key, UploadId }));
  });

  it('is an empty object when nothing comes', async () => {
    expect((await upload(inChunks(Buffer.alloc(0)))).stored).toMatchObject({ bytes: 0, inParts: false });
  });

  it('carries the checksum of its bytes', async () => {
    const inputs: { ChecksumCRC32?: string; Parts?: unknown }[] = [];
    before = (name, input) => {
      if (name === 'PutObjectCommand' || name === 'UploadPartCommand') inputs.push(input);
    };
    await upload(inChunks(Buffer.from('123456789')));
    await upload(inChunks(Buffer.alloc(9 * mebibyte)));
    // The CRC-32 of these digits is 0xcbf43926.
    expect(inputs[0]?.ChecksumCRC32).toBe(Buffer.from('cbf43926', 'hex').toString('base64'));
    expect(inputs).toHaveLength(3);
    for (const { ChecksumCRC32 } of inputs) expect(ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
  });
});

describe('an upload that cannot end', () => {
  const large = () => inChunks(randomBytes(17 * mebibyte));

  it.each(['CreateMultipartUploadCommand', 'UploadPartCommand', 'CompleteMultipartUploadCommand'])(
    'says STORAGE_FAILED when %s fails, and leaves no upload',
    async (failing) => {
      const fault = new Error('no');
      before = (name) => {
        if (name === failing) throw fault;
      };
      await expect(upload(large())).rejects.toMatchObject({ code: 'STORAGE_FAILED', cause: fault });
      expect((await left()).uploads).toBe(0);
      expect(commands.includes('AbortMultipartUploadCommand')).toBe(failing !== 'CreateMultipartUploadCommand');
    },
  );

  it('says STORAGE_FAILED when the one request fails', async () => {
    before = () => {
      throw new Error('no');
    };
    await expect(upload(inChunks(Buffer.from('a')))).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('fails with the error of its stream, and leaves no upload and no object', async () => {
    const broken = new Error('broken');
    async function* breaking() {
      yield* large();
      throw broken;
    }
    const key = 'broken.zip';
    await expect(upload(breaking(), { key })).rejects.toBe(broken);
    const { uploads, objects } = await left();
    expect(uploads).toBe(0);
    expect(objects).not.toContain(key);
  });

  it('fails for the reason of its stop, and leaves no upload', async () => {
    const stopped = new AbortController();
    const reason = new Error('stopped');
    before = (name) => {
      if (name === 'UploadPartCommand') stopped.abort(reason);
    };
    await expect(upload(large(), { signal: stopped.signal })).rejects.toBe(reason);
    expect(commands.filter((name) => name === 'UploadPartCommand')).toHaveLength(1);
    expect((await left()).uploads).toBe(0);
  });

  it.each([
    ['gets 20 seconds for its request after a stop', 19_999, true],
    ['is cut off after that', 20_000, false],
  ])('%s', async (_, waitsMs, isStored) => {
    const key = `stopped-${waitsMs}.zip`;
    const stopped = new AbortController();
    const reason = new Error('stopped');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      before = (name) => {
        if (name !== 'PutObjectCommand') return;
        stopped.abort(reason);
        vi.advanceTimersByTime(waitsMs);
      };
      await expect(upload(inChunks(Buffer.from('a')), { key, signal: stopped.signal })).rejects.toBe(reason);
    } finally {
      vi.useRealTimers();
    }
    expect((await left()).objects.includes(key)).toBe(isStored);
  });
});
