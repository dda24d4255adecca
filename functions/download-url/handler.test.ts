import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, Handler } from 'aws-lambda';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import type { DownloadUrlEvent } from './handler.ts';

const identity = {
  owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555',
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  attempt: 1,
};
const fileName = 'myhome-account_2025-01-01_2025-12-31_20260201-000405_9G5FAV.zip';
const event: DownloadUrlEvent = { ...identity, status: 'READY', fileName };

let s3: S3Fixture;
let handler: Handler<DownloadUrlEvent, string | null>;
const downloadUrl = async (given: DownloadUrlEvent): Promise<string | null> =>
  (await handler(given, {} as Context, () => undefined)) as string | null;

beforeAll(async () => {
  s3 = await startFixture();
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', operatorKeys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', operatorKeys.secretAccessKey);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.s3.url);
  vi.stubEnv('ARCHIVE_BUCKET', 'archive');
  vi.stubEnv('URL_TTL_SECONDS', '600');
  // The handler reads the environment when it is loaded.
  ({ handler } = await import('./handler.ts'));
  await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(identity), Body: 'a zip' }));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.s3.close();
});
afterEach(() => vi.restoreAllMocks());

it('signs a link that downloads the one object under its own name, for as long as is set, and is kept by no cache', async () => {
  const url = new URL((await downloadUrl(event)) ?? '');
  expect(url.searchParams.get('X-Amz-Expires')).toBe('600');
  const response = await fetch(url);
  expect(await response.text()).toBe('a zip');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${fileName}"`);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  url.pathname = url.pathname.replace('/1/', '/2/');
  expect((await fetch(url)).status).toBe(403);
});

it('logs nothing: a link is a key', async () => {
  const written = vi.spyOn(process.stdout, 'write');
  const errors = vi.spyOn(process.stderr, 'write');
  expect(await downloadUrl(event)).toContain('X-Amz-Signature');
  expect([written.mock.calls, errors.mock.calls]).toEqual([[], []]);
});

it.each(['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED', 'EXPIRED', 'DELETED'])(
  'signs no link for an export that is %s',
  async (status) => {
    expect(await downloadUrl({ ...event, status })).toBeNull();
  },
);

it('signs no link to an object that is gone', async () => {
  expect(await downloadUrl({ ...event, attempt: 9 })).toBeNull();
});

it('takes an object that may not be looked at for one that is gone, as S3 says it to a role that may not list', async () => {
  const { accessKeyId, secretAccessKey, sessionToken } = s3.roleCredentials([]);
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', sessionToken);
  vi.resetModules();
  const { handler: asNobody } = await import('./handler.ts');
  expect(await asNobody(event, {} as Context, () => undefined)).toBeNull();
});

it('does not say that an object is gone when S3 cannot be asked', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  vi.resetModules();
  const { handler: cutOff } = await import('./handler.ts');
  await expect(cutOff(event, {} as Context, () => undefined)).rejects.toThrow();
});

it('does not say that an object is gone when S3 fails', async () => {
  const broken = createServer((_, response) => response.writeHead(500).end());
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${(broken.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  vi.resetModules();
  const { handler: troubled } = await import('./handler.ts');
  await expect(troubled(event, {} as Context, () => undefined)).rejects.toMatchObject({
    $metadata: { httpStatusCode: 500 },
  });
  broken.closeAllConnections();
  broken.close();
});

it('signs no link under a name that could be more than a name', async () => {
  for (const name of ['x"; y="', `${fileName}\r\nx: y`, '../a.zip', ''])
    await expect(downloadUrl({ ...event, fileName: name })).rejects.toThrow(RangeError);
});

it('signs no link to anything but an archive', async () => {
  await expect(downloadUrl({ ...event, owner: '../..' })).rejects.toThrow('a Cognito identity id');
});
