import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noise } from '../../archive/zip/open-small-archive.ts';
import { startFaultProxy } from '../../test/fault-proxy.ts';
import { ObjectReplaced, openStoredObject } from './stored-object.ts';

const bucket = 'archive';
const { signal } = new AbortController();
const content = noise(300_000);

let fixture: S3Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.s3.close());

const storage = () => ({ s3: fixture.operator, bucket });
const put = (Key: string, Body: Buffer = content) =>
  fixture.operator.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));

describe('a stored object', () => {
  it('is read in ranges, both ends included', async () => {
    await put('a');
    const object = await openStoredObject(storage(), 'a', { signal });
    expect(object.bytes).toBe(content.length);
    expect(await object.read(0, 0)).toEqual(content.subarray(0, 1));
    expect(await object.read(1_000, 200_000)).toEqual(content.subarray(1_000, 200_001));
    expect(await object.read(content.length - 1, content.length - 1)).toEqual(content.subarray(-1));
  });

  it('is the same one to its end: a replaced object is not read on', async () => {
    await put('b');
    const object = await openStoredObject(storage(), 'b', { signal });
    await put('b', noise(10));
    await expect(object.read(0, 5)).rejects.toThrow(ObjectReplaced);
    await fixture.operator.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'b' }));
    await expect(object.read(0, 5)).rejects.toThrow(ObjectReplaced);
  });

  it('is opened only when it is the expected one', async () => {
    const { ETag: eTag = '' } = await put('c');
    expect(await openStoredObject(storage(), 'c', { signal, eTag })).toMatchObject({ eTag });
    await put('c', noise(10));
    await expect(openStoredObject(storage(), 'c', { signal, eTag })).rejects.toThrow(ObjectReplaced);
    await expect(openStoredObject(storage(), 'absent', { signal })).rejects.toThrow(ObjectReplaced);
  });

  it('is read again where the connection breaks in the middle of an answer', async () => {
    await put('d');
    const proxy = await startFaultProxy(() => fixture.s3.url);
    const s3 = new S3Client({
      endpoint: proxy.url,
      region,
      forcePathStyle: true,
      credentials: operatorKeys,
      maxAttempts: 1,
    });
    try {
      const object = await openStoredObject({ s3, bucket }, 'd', { signal });
      let cuts = 2;
      proxy.onRequest = () => (cuts-- > 0 ? { cutAnswerAfterBytes: 70_000 } : undefined);
      expect(await object.read(0, content.length - 1)).toEqual(content);
      proxy.onRequest = () => ({ cutAnswerAfterBytes: 70_000 });
      await expect(object.read(0, content.length - 1)).rejects.toThrow();
    } finally {
      await proxy.close();
    }
  });

  it('is not requested again where S3 refuses', async () => {
    await put('e');
    const denied = fixture.asRole([]);
    await expect(openStoredObject({ s3: denied, bucket }, 'e', { signal })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });
});
