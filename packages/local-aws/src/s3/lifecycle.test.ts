import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { dueMs } from './lifecycle-rules.ts';
import { type S3Fixture, StoppedClock, startFixture } from './testing/s3-fixture.ts';

const Bucket = 'archive';
const lifecycle = [
  { id: 'exports', prefix: 'cognito/', expirationDays: 7, abortUploadsAfterDays: 1 },
  { id: 'short lived', prefix: 'cognito/tmp/', expirationDays: 1 },
];
const hosts: S3Fixture[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map(({ s3 }) => s3.close()));
});

async function startAt(iso: string, dataDir?: string): Promise<S3Fixture> {
  const host = await startFixture({
    settings: { lifecycle },
    clock: new StoppedClock(Date.parse(iso)),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  hosts.push(host);
  host.operator.config.systemClockOffset = host.clock.nowMs() - Date.now();
  return host;
}

function advance(host: S3Fixture, ms: number): void {
  host.clock.advance(ms);
  host.operator.config.systemClockOffset = host.clock.nowMs() - Date.now();
}

const hourMs = 3_600_000;
const keysOf = async (host: S3Fixture) =>
  ((await host.operator.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).map(({ Key }) => Key);

describe('the lifecycle', () => {
  it.each([
    ['2025-01-15T10:30:00Z', 3, '2025-01-19T00:00:00Z'],
    ['2025-01-15T00:00:00Z', 1, '2025-01-17T00:00:00Z'],
    ['2024-02-28T23:59:59.999Z', 1, '2024-03-01T00:00:00Z'],
  ])('expires an object that is written at %s and kept %i days at %s', (written, days, due) => {
    expect(dueMs(Date.parse(written), days)).toBe(Date.parse(due));
  });

  it('announces the expiration by the earliest rule in all responses in which S3 does', async () => {
    const host = await startAt('2025-01-15T10:30:00Z');
    const seven = 'expiry-date="Thu, 23 Jan 2025 00:00:00 GMT", rule-id="exports"';
    expect((await host.operator.send(new PutObjectCommand({ Bucket, Key: 'cognito/a', Body: 'x' }))).Expiration).toBe(
      seven,
    );
    expect((await host.operator.send(new HeadObjectCommand({ Bucket, Key: 'cognito/a' }))).Expiration).toBe(seven);
    expect((await host.operator.send(new GetObjectCommand({ Bucket, Key: 'cognito/a' }))).Expiration).toBe(seven);
    expect(
      (await host.operator.send(new PutObjectCommand({ Bucket, Key: 'cognito/tmp/a', Body: 'x' }))).Expiration,
    ).toBe('expiry-date="Fri, 17 Jan 2025 00:00:00 GMT", rule-id="short%20lived"');
    expect(
      (await host.operator.send(new PutObjectCommand({ Bucket, Key: 'other/a', Body: 'x' }))).Expiration,
    ).toBeUndefined();
    const upload = await host.operator.send(new CreateMultipartUploadCommand({ Bucket, Key: 'cognito/m' }));
    expect([upload.AbortDate, upload.AbortRuleId]).toEqual([new Date('2025-01-17T00:00:00Z'), 'exports']);
    const part = await host.operator.send(
      new UploadPartCommand({ Bucket, Key: 'cognito/m', UploadId: upload.UploadId, PartNumber: 1, Body: 'x' }),
    );
    const made = await host.operator.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: 'cognito/m',
        UploadId: upload.UploadId,
        MultipartUpload: { Parts: [{ PartNumber: 1, ETag: part.ETag }] },
      }),
    );
    expect(made.Expiration).toBe(seven);
  });

  it('removes due objects and uploads at their midnight and not before', async () => {
    const host = await startAt('2025-01-15T10:30:00Z');
    for (const Key of ['cognito/a', 'cognito/tmp/a', 'other/a'])
      await host.operator.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const { UploadId } = await host.operator.send(new CreateMultipartUploadCommand({ Bucket, Key: 'cognito/m' }));
    const uploads = async () =>
      ((await host.operator.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).map(
        (upload) => upload.UploadId,
      );
    advance(host, 37.5 * hourMs - 1);
    await host.s3.runLifecycle();
    expect([await keysOf(host), await uploads()]).toEqual([['cognito/a', 'cognito/tmp/a', 'other/a'], [UploadId]]);
    advance(host, 1);
    await host.s3.runLifecycle();
    expect([await keysOf(host), await uploads()]).toEqual([['cognito/a', 'other/a'], []]);
    advance(host, 7 * 24 * hourMs);
    await host.s3.runLifecycle();
    expect(await keysOf(host)).toEqual(['other/a']);
    const again = await startAt(new Date(host.clock.nowMs()).toISOString(), host.dataDir);
    expect(await keysOf(again)).toEqual(['other/a']);
  });
});
