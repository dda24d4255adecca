import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, Handler } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';
import type { DownloadUrlEvent } from '../../functions/download-url/handler.ts';
import type { S3Fixture } from '../../local/s3/s3-fixture.ts';
import { operatorKeys, region } from '../../local/http/gate-fixture.ts';
import { startFixture } from '../../local/s3/s3-fixture.ts';

const identity: ArchiveIdentity = { owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', attempt: 1 };
const fileName = 'myhome-account_2025-01-01_2025-12-31_20260201-000405_9G5FAV.zip';
const event: DownloadUrlEvent = { ...identity, status: 'READY', fileName };

let s3: S3Fixture;
let downloadUrl: (event: DownloadUrlEvent) => Promise<string | null>;
let deleteArchive: (event: ArchiveIdentity) => Promise<boolean>;

/** As Lambda calls it, with a promise for the answer. */
function asFunction<Event, Result>(handler: Handler<Event, Result>): (event: Event) => Promise<Result> {
  return async (given) => (await handler(given, {} as Context, () => undefined)) as Result;
}

beforeAll(async () => {
  s3 = await startFixture();
  Object.assign(process.env, {
    ...{ AWS_REGION: region, AWS_ACCESS_KEY_ID: operatorKeys.accessKeyId, AWS_SECRET_ACCESS_KEY: operatorKeys.secretAccessKey },
    ...{ AWS_ENDPOINT_URL_S3: s3.s3.url, ARCHIVE_BUCKET: 'archive', URL_TTL_SECONDS: '900' },
  });
  // Their clients are made of the environment as they are loaded.
  downloadUrl = asFunction((await import('../../functions/download-url/handler.ts')).handler);
  deleteArchive = asFunction((await import('../../functions/delete-archive/handler.ts')).handler);
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(identity), Body: 'a zip' }));
});
afterAll(() => s3.s3.close());

it('signs a link that downloads the one object under its own name, for 15 minutes, and is kept by no cache', async () => {
  const url = new URL((await downloadUrl(event)) ?? '');
  expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
  const response = await fetch(url);
  expect(await response.text()).toBe('a zip');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${fileName}"`);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  url.pathname = url.pathname.replace('/1/', '/2/');
  expect((await fetch(url)).status).toBe(403);
});

it.each(['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED', 'EXPIRED'])('signs no link for an export that is %s', async (status) => {
  expect(await downloadUrl({ ...event, status })).toBeNull();
});

it('signs no link to an object that is gone', async () => {
  expect(await downloadUrl({ ...event, attempt: 9 })).toBeNull();
});

it('signs no link under a name that could be more than a name', async () => {
  for (const name of ['x"; y="', `${fileName}\r\nx: y`, '../a.zip', '']) await expect(downloadUrl({ ...event, fileName: name })).rejects.toThrow(RangeError);
});

it('signs no link to anything but an archive', async () => {
  await expect(downloadUrl({ ...event, owner: '../..' })).rejects.toThrow('a Cognito identity id');
});

it('removes one archive, and says so again when it is gone already', async () => {
  const other = { ...identity, attempt: 3 };
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(other), Body: 'another' }));
  expect(await deleteArchive(other)).toBe(true);
  expect(await deleteArchive(other)).toBe(true);
  await expect(s3.operator.send(new HeadObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(other) }))).rejects.toThrow();
  await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(identity) }));
});
