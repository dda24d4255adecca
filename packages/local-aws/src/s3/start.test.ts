import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import { type S3Fixture, startFixture } from './testing/s3-fixture.ts';

const Bucket = 'archive';
let host: S3Fixture;
beforeAll(async () => {
  host = await startFixture();
});
afterAll(async () => {
  await host.s3.close();
});

const textOf = async (key: string) =>
  (await host.operator.send(new GetObjectCommand({ Bucket, Key: key }))).Body?.transformToString();

describe('PUT and GET', () => {
  it('return bytes, description and metadata', async () => {
    const put = await host.operator.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a/b.txt',
        Body: 'hello',
        ContentType: 'text/plain',
        CacheControl: 'no-store',
        Metadata: { rows: '7' },
      }),
    );
    expect(put.ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'a/b.txt' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata: { rows: '7' },
      ContentLength: 5,
      ETag: put.ETag,
      ServerSideEncryption: 'AES256',
      ChecksumType: 'FULL_OBJECT',
    });
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'remove the aws-chunked framing of a stream with %s in the trailer',
    async (ChecksumAlgorithm) => {
      const bytes = Buffer.alloc(300_000, 'abcdefg');
      const pieces = Array.from({ length: 30 }, (_, index) => bytes.subarray(index * 10_000, (index + 1) * 10_000));
      await host.operator.send(
        new PutObjectCommand({
          Bucket,
          Key: `stream-${ChecksumAlgorithm}`,
          Body: Readable.from(pieces),
          ContentLength: bytes.length,
          ChecksumAlgorithm,
        }),
      );
      const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: `stream-${ChecksumAlgorithm}` }));
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
      expect(got.ContentEncoding).toBeUndefined();
      expect(got[`Checksum${ChecksumAlgorithm}`]).toBeTypeOf('string');
    },
  );

  it('support an empty object', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '' }));
    expect(await textOf('empty')).toBe('');
    expect((await host.operator.send(new HeadObjectCommand({ Bucket, Key: 'empty' }))).ContentLength).toBe(0);
  });

  it.each([
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=3-5', 206, '345', 'bytes 3-5/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=5-3', 200, '0123456789', undefined],
  ])('support Range %s', async (Range, status, body, contentRange) => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'digits', Body: '0123456789' }));
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'digits', Range }));
    expect([got.$metadata.httpStatusCode, await got.Body?.transformToString(), got.ContentRange]).toEqual([
      status,
      body,
      contentRange,
    ]);
  });

  it('refuse a range past the end', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'digits', Body: '0123456789' }));
    expect(
      await refusalOf(host.operator.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=10-' }))),
    ).toMatchObject({ name: 'InvalidRange', status: 416 });
  });

  it('replace a whole object', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'twice', Body: 'first, and longer' }));
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'twice', Body: 'second' }));
    expect(await textOf('twice')).toBe('second');
  });
});

describe('the endpoint', () => {
  it('returns NoSuchKey to callers that may list, and AccessDenied to others', async () => {
    const get = new GetObjectCommand({ Bucket, Key: 'nowhere' });
    expect(await refusalOf(host.operator.send(get))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    const reader = host.asRole([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' }]);
    expect(await refusalOf(reader.send(get))).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it('returns NoSuchBucket for an unknown bucket', async () => {
    expect(
      await refusalOf(host.operator.send(new PutObjectCommand({ Bucket: 'other-bucket', Key: 'k', Body: '' }))),
    ).toMatchObject({ name: 'NoSuchBucket', status: 404 });
  });

  it('lets a role do only what its policy allows', async () => {
    const worker = host.asRole([
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::archive/cognito/*' },
    ]);
    await worker.send(new PutObjectCommand({ Bucket, Key: 'cognito/x', Body: 'x' }));
    const forbidden = [
      () => worker.send(new PutObjectCommand({ Bucket, Key: 'elsewhere/x', Body: 'x' })),
      () => worker.send(new GetObjectCommand({ Bucket, Key: 'cognito/x' })),
      () => worker.send(new ListObjectsV2Command({ Bucket })),
      () => worker.send(new DeleteObjectCommand({ Bucket, Key: 'cognito/x' })),
      () => worker.send(new ListBucketsCommand({})),
    ];
    for (const call of forbidden) expect(await refusalOf(call())).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it('refuses an anonymous request with AccessDenied', async () => {
    for (const path of ['', '/archive', '/archive/digits']) {
      const answer = await fetch(`${host.s3.url}${path}`);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
    }
  });

  it.each([
    ['a wrong Content-MD5', { ContentMD5: createHash('md5').update('other').digest('base64') }, 'BadDigest'],
    ['a malformed Content-MD5', { ContentMD5: 'nonsense' }, 'InvalidDigest'],
    ['a wrong checksum', { ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
    ['a storage class', { StorageClass: 'GLACIER' as const }, 'NotImplemented'],
    ['an ACL', { ACL: 'public-read' as const }, 'NotImplemented'],
    ['KMS', { ServerSideEncryption: 'aws:kms' as const }, 'NotImplemented'],
  ])('refuses %s and stores nothing', async (_, wrong, code) => {
    expect(
      await refusalOf(host.operator.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'hello', ...wrong }))),
    ).toMatchObject({ name: code });
    expect(await refusalOf(host.operator.send(new HeadObjectCommand({ Bucket, Key: 'wrong' })))).toMatchObject({
      status: 404,
    });
  });

  it('refuses an operation that is not emulated by name', async () => {
    const refused = await refusalOf(
      host.operator.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'archive/digits' })),
    );
    expect(refused).toMatchObject({ name: 'NotImplemented', status: 501 });
    expect(refused.message).toContain('x-amz-copy-source');
  });

  it('writes with If-None-Match only when the key is free', async () => {
    const once = () => host.operator.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
    await once();
    expect(await refusalOf(once())).toMatchObject({ name: 'PreconditionFailed', status: 412 });
    const race = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        host.operator.send(new PutObjectCommand({ Bucket, Key: 'race', Body: 'x', IfNoneMatch: '*' })),
      ),
    );
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('keys', () => {
  const odd = [
    'foo',
    'foo/bar',
    '../../../../etc/passwd',
    '..',
    './x',
    'a//b',
    'trailing/',
    '日本語 の 家計簿.zip',
    'plus+and%20percent',
    'quote"&<>\'',
    'k'.repeat(1024),
    '🍣',
    '__proto__',
  ];

  it('are all distinct', async () => {
    for (const Key of odd) await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: `body of ${Key}` }));
    for (const key of odd) expect(await textOf(key)).toBe(`body of ${key}`);
    const listed = await host.operator.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' }));
    const keys = (listed.Contents ?? []).map(({ Key = '' }) => decodeURIComponent(Key));
    expect(keys).toEqual(expect.arrayContaining(odd));
    expect(keys).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('are refused over 1,024 bytes', async () => {
    expect(
      await refusalOf(host.operator.send(new PutObjectCommand({ Bucket, Key: '家'.repeat(342), Body: '' }))),
    ).toMatchObject({ name: 'KeyTooLongError', status: 400 });
  });

  it('can be deleted one by one, many at once, and when they do not exist', async () => {
    for (const Key of ['gone/1', 'gone/2', 'gone/3', 'gone/\r&'])
      await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    await host.operator.send(new DeleteObjectCommand({ Bucket, Key: 'gone/1' }));
    const many = await host.operator.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'gone/2' }, { Key: 'gone/3' }, { Key: 'gone/never' }, { Key: 'gone/\r&' }] },
      }),
    );
    expect(many.Deleted).toHaveLength(4);
    expect((await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/' }))).KeyCount).toBe(0);
  });
});

describe('listing', () => {
  it('returns every key and common prefix once over all pages', async () => {
    const keys = ['l/a', 'l/b/1', 'l/b/2', 'l/b/3', 'l/c', 'l/d/1', 'l/e'];
    for (const Key of keys) await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    for (const MaxKeys of [1, 2, 3, 1000]) {
      const seen: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await host.operator.send(
          new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys, ContinuationToken }),
        );
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
        seen.push(
          ...[
            ...(page.Contents ?? []).map(({ Key = '' }) => Key),
            ...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix),
          ].sort(),
        );
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen).toEqual(['l/a', 'l/b/', 'l/c', 'l/d/', 'l/e']);
    }
    const all = await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/b/2' }));
    expect(all.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
  });

  it('returns EncodingType and the name of the bucket', async () => {
    expect(
      await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', EncodingType: 'url' })),
    ).toMatchObject({ EncodingType: 'url', Name: 'archive', Prefix: 'l/' });
    expect((await host.operator.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual([
      'archive',
    ]);
    await host.operator.send(new HeadBucketCommand({ Bucket }));
  });
});
