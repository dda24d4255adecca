import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
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

describe('a multipart upload', () => {
  const part = (fill: string, size = 5 * 1024 ** 2) => Buffer.alloc(size, fill);
  const begin = async (Key: string, more = {}) =>
    (await host.operator.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId;
  const upload = (Key: string, UploadId: string | undefined, PartNumber: number, Body: Buffer) =>
    host.operator.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));

  it('joins parts, returns the same result for a repeated Complete, and reads across parts', async () => {
    const Key = 'multi/joined';
    const UploadId = await begin(Key, { ContentType: 'application/zip', Metadata: { by: 'test' } });
    const [second, first] = [await upload(Key, UploadId, 2, part('b', 10)), await upload(Key, UploadId, 1, part('a'))];
    const complete = () =>
      host.operator.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: {
            Parts: [
              { PartNumber: 1, ...first },
              { PartNumber: 2, ...second },
            ],
          },
        }),
      );
    const made = await complete();
    const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();
    expect(made.ETag).toBe(`"${md5(Buffer.concat([md5(part('a')), md5(part('b', 10))])).toString('hex')}-2"`);
    expect((await complete()).ETag).toBe(made.ETag);
    const got = await host.operator.send(
      new GetObjectCommand({ Bucket, Key, Range: `bytes=${5 * 1024 ** 2 - 3}-${5 * 1024 ** 2 + 2}` }),
    );
    expect(await got.Body?.transformToString()).toBe('aaabbb');
    expect(got).toMatchObject({ ContentType: 'application/zip', Metadata: { by: 'test' } });
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
    'returns the %s of the whole object',
    async (ChecksumAlgorithm) => {
      const Key = `multi/${ChecksumAlgorithm}`;
      const whole = Buffer.concat([part('x'), part('y', 1000)]);
      await host.operator.send(new PutObjectCommand({ Bucket, Key: 'multi/plain', Body: whole, ChecksumAlgorithm }));
      const plain = await host.operator.send(
        new HeadObjectCommand({ Bucket, Key: 'multi/plain', ChecksumMode: 'ENABLED' }),
      );
      const UploadId = await begin(Key, { ChecksumAlgorithm, ChecksumType: 'FULL_OBJECT' });
      const sent = (PartNumber: number, Body: Buffer) =>
        host.operator.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumAlgorithm }));
      const Parts = [
        { PartNumber: 1, ETag: (await sent(1, part('x'))).ETag },
        { PartNumber: 2, ETag: (await sent(2, part('y', 1000))).ETag },
      ];
      const made = await host.operator.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: { Parts },
          ChecksumType: 'FULL_OBJECT',
        }),
      );
      expect(made[`Checksum${ChecksumAlgorithm}`]).toBe(plain[`Checksum${ChecksumAlgorithm}`]);
    },
  );

  it.each([
    ['parts out of order', [2, 1], 'InvalidPartOrder'],
    ['a part that was never sent', [1, 3], 'InvalidPart'],
    ['a small part that is not the last', [2, 4], 'EntityTooSmall'],
  ])('refuses %s', async (_, numbers, code) => {
    const Key = `multi/${code}`;
    const UploadId = await begin(Key);
    const etags = new Map<number, string | undefined>();
    for (const [number, size] of [
      [1, 5 * 1024 ** 2],
      [2, 10],
      [4, 10],
    ] as const)
      etags.set(number, (await upload(Key, UploadId, number, part('z', size))).ETag);
    const Parts = numbers.map((PartNumber) => ({
      PartNumber,
      ETag: etags.get(PartNumber) ?? '"00000000000000000000000000000000"',
    }));
    expect(
      await refusalOf(
        host.operator.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })),
      ),
    ).toMatchObject({ name: code, status: 400 });
  });

  it('is listed in pages like its parts, and disappears when it is aborted', async () => {
    const ids = [await begin('multi/listed/1'), await begin('multi/listed/1'), await begin('multi/listed/2')];
    for (const number of [1, 2, 3]) await upload('multi/listed/1', ids[0], number, part('p', 3));
    const page = await host.operator.send(
      new ListPartsCommand({ Bucket, Key: 'multi/listed/1', UploadId: ids[0], MaxParts: 2 }),
    );
    expect([page.Parts?.map(({ PartNumber }) => PartNumber), page.IsTruncated, page.NextPartNumberMarker]).toEqual([
      [1, 2],
      true,
      '2',
    ]);
    const seen: (string | undefined)[] = [];
    let [KeyMarker, UploadIdMarker]: (string | undefined)[] = [];
    do {
      const uploads: ListMultipartUploadsCommandOutput = await host.operator.send(
        new ListMultipartUploadsCommand({ Bucket, Prefix: 'multi/listed/', MaxUploads: 1, KeyMarker, UploadIdMarker }),
      );
      seen.push(...(uploads.Uploads ?? []).map(({ UploadId }) => UploadId));
      [KeyMarker, UploadIdMarker] = [uploads.NextKeyMarker, uploads.NextUploadIdMarker];
    } while (KeyMarker !== undefined);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen).toHaveLength(3);
    await host.operator.send(new AbortMultipartUploadCommand({ Bucket, Key: 'multi/listed/1', UploadId: ids[0] }));
    expect(await refusalOf(upload('multi/listed/1', ids[0], 4, part('p', 3)))).toMatchObject({
      name: 'NoSuchUpload',
      status: 404,
    });
    expect(
      await refusalOf(
        host.operator.send(new AbortMultipartUploadCommand({ Bucket, Key: 'multi/listed/2', UploadId: ids[1] })),
      ),
    ).toMatchObject({ name: 'NoSuchUpload' });
  });
});
