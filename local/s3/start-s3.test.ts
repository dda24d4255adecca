import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CopyObjectCommand, CreateMultipartUploadCommand, DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand,
  HeadBucketCommand, HeadObjectCommand, ListBucketsCommand, ListMultipartUploadsCommand, ListObjectsV2Command, ListPartsCommand, PutObjectCommand, UploadPartCommand,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, startFixture, type S3Fixture } from './s3-fixture.ts';

const Bucket = 'archive';
let host: S3Fixture;
beforeAll(async () => {
  host = await startFixture();
});
afterAll(async () => {
  await host.s3.close();
});

const textOf = async (key: string) => (await host.operator.send(new GetObjectCommand({ Bucket, Key: key }))).Body?.transformToString();

describe('PUT and GET', () => {
  it('gives back bytes, description and metadata', async () => {
    const put = await host.operator.send(new PutObjectCommand({ Bucket, Key: 'a/b.txt', Body: 'hello', ContentType: 'text/plain', CacheControl: 'no-store', Metadata: { rows: '7' } }));
    expect(put.ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'a/b.txt' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({ ContentType: 'text/plain', CacheControl: 'no-store', Metadata: { rows: '7' }, ContentLength: 5, ETag: put.ETag, ServerSideEncryption: 'AES256', ChecksumType: 'FULL_OBJECT' });
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)('stores a stream without its aws-chunked framing, %s in the trailer', async (ChecksumAlgorithm) => {
    const bytes = Buffer.alloc(300_000, 'abcdefg');
    const pieces = Array.from({ length: 30 }, (_, index) => bytes.subarray(index * 10_000, (index + 1) * 10_000));
    await host.operator.send(new PutObjectCommand({ Bucket, Key: `stream-${ChecksumAlgorithm}`, Body: Readable.from(pieces), ContentLength: bytes.length, ChecksumAlgorithm }));
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: `stream-${ChecksumAlgorithm}` }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect(got.ContentEncoding).toBeUndefined();
    expect(got[`Checksum${ChecksumAlgorithm}`]).toBeTypeOf('string');
  });

  it('keeps an empty object', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '' }));
    expect(await textOf('empty')).toBe('');
    expect((await host.operator.send(new HeadObjectCommand({ Bucket, Key: 'empty' }))).ContentLength).toBe(0);
  });

  it.each([['bytes=0-0', 206, '0', 'bytes 0-0/10'], ['bytes=3-5', 206, '345', 'bytes 3-5/10'], ['bytes=8-', 206, '89', 'bytes 8-9/10'], ['bytes=-3', 206, '789', 'bytes 7-9/10'], ['bytes=5-99', 206, '56789', 'bytes 5-9/10'], ['bytes=5-3', 200, '0123456789', undefined]])('answers Range %s', async (Range, status, body, contentRange) => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'digits', Body: '0123456789' }));
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key: 'digits', Range }));
    expect([got.$metadata.httpStatusCode, await got.Body?.transformToString(), got.ContentRange]).toEqual([status, body, contentRange]);
  });

  it('refuses a range past the end', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'digits', Body: '0123456789' }));
    expect(await refusalOf(host.operator.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=10-' })))).toMatchObject({ name: 'InvalidRange', status: 416 });
  });

  it('replaces an object whole', async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'twice', Body: 'first, and longer' }));
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'twice', Body: 'second' }));
    expect(await textOf('twice')).toBe('second');
  });
});

describe('refusals', () => {
  it('says NoSuchKey to who may list, AccessDenied to who may not', async () => {
    const get = new GetObjectCommand({ Bucket, Key: 'nowhere' });
    expect(await refusalOf(host.operator.send(get))).toMatchObject({ name: 'NoSuchKey', status: 404 });
    const reader = host.asRole([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' }]);
    expect(await refusalOf(reader.send(get))).toMatchObject({ name: 'AccessDenied', status: 403 });
  });

  it('says NoSuchBucket', async () => {
    expect(await refusalOf(host.operator.send(new PutObjectCommand({ Bucket: 'other-bucket', Key: 'k', Body: '' })))).toMatchObject({ name: 'NoSuchBucket', status: 404 });
  });

  it('lets a role do what its policy says and nothing else', async () => {
    const worker = host.asRole([{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::archive/cognito/*' }]);
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

  it('answers an anonymous request with AccessDenied', async () => {
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
  ])('refuses %s and keeps nothing', async (_, wrong, code) => {
    expect(await refusalOf(host.operator.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'hello', ...wrong })))).toMatchObject({ name: code });
    expect(await refusalOf(host.operator.send(new HeadObjectCommand({ Bucket, Key: 'wrong' })))).toMatchObject({ status: 404 });
  });

  it('refuses what it does not emulate by name', async () => {
    const refused = await refusalOf(host.operator.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'archive/digits' })));
    expect(refused).toMatchObject({ name: 'NotImplemented', status: 501 });
    expect(refused.message).toContain('x-amz-copy-source');
  });

  it('writes with If-None-Match only where nothing is', async () => {
    const once = () => host.operator.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
    await once();
    expect(await refusalOf(once())).toMatchObject({ name: 'PreconditionFailed', status: 412 });
    const race = await Promise.allSettled(Array.from({ length: 8 }, () => host.operator.send(new PutObjectCommand({ Bucket, Key: 'race', Body: 'x', IfNoneMatch: '*' }))));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('keys', () => {
  const odd = ['foo', 'foo/bar', '../../../../etc/passwd', '..', './x', 'a//b', 'trailing/', '日本語 の 家計簿.zip', 'plus+and%20percent', 'quote"&<>\'', 'k'.repeat(1024), '🍣', '__proto__'];

  it('keeps any key apart from every other', async () => {
    for (const Key of odd) await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: `body of ${Key}` }));
    for (const key of odd) expect(await textOf(key)).toBe(`body of ${key}`);
    const listed = await host.operator.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' }));
    const keys = (listed.Contents ?? []).map(({ Key = '' }) => decodeURIComponent(Key));
    expect(keys).toEqual(expect.arrayContaining(odd));
    expect(keys).toEqual([...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  });

  it('refuses a key over 1,024 bytes', async () => {
    expect(await refusalOf(host.operator.send(new PutObjectCommand({ Bucket, Key: '家'.repeat(342), Body: '' })))).toMatchObject({ name: 'KeyTooLongError', status: 400 });
  });

  it('deletes one, many, and what is not there', async () => {
    for (const Key of ['gone/1', 'gone/2', 'gone/3', 'gone/\r&']) await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    await host.operator.send(new DeleteObjectCommand({ Bucket, Key: 'gone/1' }));
    const many = await host.operator.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'gone/2' }, { Key: 'gone/3' }, { Key: 'gone/never' }, { Key: 'gone/\r&' }] } }));
    expect(many.Deleted).toHaveLength(4);
    expect((await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/' }))).KeyCount).toBe(0);
  });
});

describe('listing', () => {
  it('pages through keys and common prefixes without losing or repeating one', async () => {
    const keys = ['l/a', 'l/b/1', 'l/b/2', 'l/b/3', 'l/c', 'l/d/1', 'l/e'];
    for (const Key of keys) await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    for (const MaxKeys of [1, 2, 3, 1000]) {
      const seen: string[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys, ContinuationToken }));
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
        seen.push(...[...(page.Contents ?? []).map(({ Key = '' }) => Key), ...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix)].sort());
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(seen).toEqual(['l/a', 'l/b/', 'l/c', 'l/d/', 'l/e']);
    }
    const all = await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/b/2' }));
    expect(all.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
  });

  it('echoes EncodingType and names the bucket', async () => {
    expect(await host.operator.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', EncodingType: 'url' }))).toMatchObject({ EncodingType: 'url', Name: 'archive', Prefix: 'l/' });
    expect((await host.operator.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toEqual(['archive']);
    await host.operator.send(new HeadBucketCommand({ Bucket }));
  });
});

describe('multipart', () => {
  const part = (fill: string, size = 5 * 1024 ** 2) => Buffer.alloc(size, fill);
  const begin = async (Key: string, more = {}) => (await host.operator.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId;
  const upload = (Key: string, UploadId: string | undefined, PartNumber: number, Body: Buffer) => host.operator.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));

  it('joins parts, answers a repeated Complete the same, and reads across their border', async () => {
    const Key = 'multi/joined';
    const UploadId = await begin(Key, { ContentType: 'application/zip', Metadata: { by: 'test' } });
    const [second, first] = [await upload(Key, UploadId, 2, part('b', 10)), await upload(Key, UploadId, 1, part('a'))];
    const complete = () => host.operator.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ...first }, { PartNumber: 2, ...second }] } }));
    const made = await complete();
    const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();
    expect(made.ETag).toBe(`"${md5(Buffer.concat([md5(part('a')), md5(part('b', 10))])).toString('hex')}-2"`);
    expect((await complete()).ETag).toBe(made.ETag);
    const got = await host.operator.send(new GetObjectCommand({ Bucket, Key, Range: `bytes=${5 * 1024 ** 2 - 3}-${5 * 1024 ** 2 + 2}` }));
    expect(await got.Body?.transformToString()).toBe('aaabbb');
    expect(got).toMatchObject({ ContentType: 'application/zip', Metadata: { by: 'test' } });
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)('tells the %s of the whole object', async (ChecksumAlgorithm) => {
    const Key = `multi/${ChecksumAlgorithm}`;
    const whole = Buffer.concat([part('x'), part('y', 1000)]);
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'multi/plain', Body: whole, ChecksumAlgorithm }));
    const plain = await host.operator.send(new HeadObjectCommand({ Bucket, Key: 'multi/plain', ChecksumMode: 'ENABLED' }));
    const UploadId = await begin(Key, { ChecksumAlgorithm, ChecksumType: 'FULL_OBJECT' });
    const sent = (PartNumber: number, Body: Buffer) => host.operator.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumAlgorithm }));
    const Parts = [{ PartNumber: 1, ETag: (await sent(1, part('x'))).ETag }, { PartNumber: 2, ETag: (await sent(2, part('y', 1000))).ETag }];
    const made = await host.operator.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ChecksumType: 'FULL_OBJECT' }));
    expect(made[`Checksum${ChecksumAlgorithm}`]).toBe(plain[`Checksum${ChecksumAlgorithm}`]);
  });

  it.each([
    ['parts out of order', [2, 1], 'InvalidPartOrder'],
    ['a part that was never sent', [1, 3], 'InvalidPart'],
    ['a small part that is not the last', [2, 4], 'EntityTooSmall'],
  ])('refuses %s', async (_, numbers, code) => {
    const Key = `multi/${code}`;
    const UploadId = await begin(Key);
    const etags = new Map<number, string | undefined>();
    for (const [number, size] of [[1, 5 * 1024 ** 2], [2, 10], [4, 10]] as const) etags.set(number, (await upload(Key, UploadId, number, part('z', size))).ETag);
    const Parts = numbers.map((PartNumber) => ({ PartNumber, ETag: etags.get(PartNumber) ?? '"00000000000000000000000000000000"' }));
    expect(await refusalOf(host.operator.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })))).toMatchObject({ name: code, status: 400 });
  });

  it('lists parts and uploads in pages, and forgets an aborted upload', async () => {
    const ids = [await begin('multi/listed/1'), await begin('multi/listed/1'), await begin('multi/listed/2')];
    for (const number of [1, 2, 3]) await upload('multi/listed/1', ids[0], number, part('p', 3));
    const page = await host.operator.send(new ListPartsCommand({ Bucket, Key: 'multi/listed/1', UploadId: ids[0], MaxParts: 2 }));
    expect([page.Parts?.map(({ PartNumber }) => PartNumber), page.IsTruncated, page.NextPartNumberMarker]).toEqual([[1, 2], true, '2']);
    const seen: (string | undefined)[] = [];
    let [KeyMarker, UploadIdMarker]: (string | undefined)[] = [];
    do {
      const uploads: ListMultipartUploadsCommandOutput = await host.operator.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'multi/listed/', MaxUploads: 1, KeyMarker, UploadIdMarker }));
      seen.push(...(uploads.Uploads ?? []).map(({ UploadId }) => UploadId));
      [KeyMarker, UploadIdMarker] = [uploads.NextKeyMarker, uploads.NextUploadIdMarker];
    } while (KeyMarker !== undefined);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(3);
    await host.operator.send(new AbortMultipartUploadCommand({ Bucket, Key: 'multi/listed/1', UploadId: ids[0] }));
    expect(await refusalOf(upload('multi/listed/1', ids[0], 4, part('p', 3)))).toMatchObject({ name: 'NoSuchUpload', status: 404 });
    expect(await refusalOf(host.operator.send(new AbortMultipartUploadCommand({ Bucket, Key: 'multi/listed/2', UploadId: ids[1] })))).toMatchObject({ name: 'NoSuchUpload' });
  });
});

describe('presigned URLs', () => {
  const presign = (more: object = {}, expiresIn = 900) => getSignedUrl(host.operator, new GetObjectCommand({ Bucket, Key: 'signed/家計.zip', ...more }), { expiresIn, signingDate: new Date(host.clock.nowMs()) });
  beforeAll(async () => {
    await host.operator.send(new PutObjectCommand({ Bucket, Key: 'signed/家計.zip', Body: 'zip' }));
  });

  it('downloads under the name, type and caching that were signed', async () => {
    const disposition = `attachment; filename="a.zip"; filename*=UTF-8''${encodeURIComponent('家計.zip')}`;
    const answer = await fetch(await presign({ ResponseContentDisposition: disposition, ResponseCacheControl: 'private, no-store', ResponseContentType: 'application/zip' }));
    expect([answer.status, await answer.text()]).toEqual([200, 'zip']);
    expect([...['content-disposition', 'cache-control', 'content-type'].map((name) => answer.headers.get(name))]).toEqual([disposition, 'private, no-store', 'application/zip']);
  });

  it('refuses a bare non-Latin file name, as S3 does', async () => {
    const answer = await fetch(await presign({ ResponseContentDisposition: 'attachment; filename=家計.zip' }));
    expect([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]).toEqual([400, 'InvalidArgument']);
  });

  it.each([
    ['another key', (url: string) => url.replace('signed/', 'signed2/'), 'SignatureDoesNotMatch'],
    ['another file name', (url: string) => `${url}&response-content-disposition=inline`, 'SignatureDoesNotMatch'],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000'), 'SignatureDoesNotMatch'],
    ['another signature', (url: string) => url.replace(/(X-Amz-Signature=).{4}/, '$10000'), 'SignatureDoesNotMatch'],
    ['a signature cut short', (url: string) => url.replace(/(X-Amz-Signature=[0-9a-f]{63})./, '$1'), 'SignatureDoesNotMatch'],
    ['an unknown access key', (url: string) => url.replace('AKIAOPERATOR', 'AKIASOMEBODY'), 'InvalidAccessKeyId'],
  ])('refuses %s', async (_, tamper, code) => {
    const url = await presign();
    expect((await fetch(url)).status).toBe(200);
    const answer = await fetch(tamper(url));
    expect([answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]).toEqual([403, code]);
  });

  it('refuses another method', async () => {
    expect((await fetch(await presign(), { method: 'DELETE' })).status).toBe(403);
  });

  it('dies with its time, and with the credentials that signed it', async () => {
    const url = await presign({}, 60);
    const role = host.clientWith(host.roleCredentials([{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::archive/*' }], 120));
    const ofRole = await getSignedUrl(role, new GetObjectCommand({ Bucket, Key: 'signed/家計.zip' }), { expiresIn: 900, signingDate: new Date(host.clock.nowMs()) });
    expect([(await fetch(url)).status, (await fetch(ofRole)).status]).toEqual([200, 200]);
    host.clock.advance(61_000);
    const late = await fetch(url);
    expect([late.status, (await late.text()).includes('Request has expired'), (await fetch(ofRole)).status]).toEqual([403, true, 200]);
    host.clock.advance(60_000);
    expect(await (await fetch(ofRole)).text()).toContain('ExpiredToken');
    host.clock.advance(-121_000);
  });
});
