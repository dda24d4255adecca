import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { Context, Handler } from 'aws-lambda';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { uploadObjectKey } from '../../archive/object-key.ts';
import type { UploadForm, UploadFormEvent } from './handler.ts';

const event = {
  owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555',
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  bytes: 6,
};
let s3: S3Fixture;
let handler: Handler<UploadFormEvent, UploadForm>;
const formFor = async (given: UploadFormEvent) => (await handler(given, {} as Context, () => undefined)) as UploadForm;

beforeAll(async () => {
  s3 = await startFixture();
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', operatorKeys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', operatorKeys.secretAccessKey);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.s3.url);
  vi.stubEnv('ARCHIVE_BUCKET', 'archive');
  vi.stubEnv('UPLOAD_FORM_SECONDS', '600');
  // The handler reads the environment when it is loaded.
  ({ handler } = await import('./handler.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.s3.close();
});
afterEach(() => vi.restoreAllMocks());

function send({ url, fields }: UploadForm, content: string, change: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  for (const { name, value } of fields) form.append(name, change[name] ?? value);
  form.append('file', new Blob([content]));
  return fetch(url, { method: 'POST', body: form });
}

it('takes exactly the one object of exactly the announced size', async () => {
  const form = await formFor(event);
  expect((await send(form, 'a file')).ok).toBe(true);
  const Key = uploadObjectKey(event);
  const { Body } = await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key }));
  expect(await Body?.transformToString()).toBe('a file');
  expect((await send(form, 'a longer file')).status).toBe(400);
  expect((await send(form, 'short')).status).toBe(400);
  expect((await send(form, 'a file', { key: Key.replace('5555/', '5556/') })).status).toBe(403);
});

it('says until when it works, and logs nothing: a form is a key', async () => {
  const written = vi.spyOn(process.stdout, 'write');
  const { expiresAt } = await formFor(event);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(598_000);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
  expect(written.mock.calls).toEqual([]);
});
