import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, Handler } from 'aws-lambda';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import type { MockInstance } from 'vitest';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';

const identity: ArchiveIdentity = {
  owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555',
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  attempt: 1,
};

let s3: S3Fixture;
let handler: Handler<ArchiveIdentity, boolean>;
let written: MockInstance<typeof process.stdout.write>;
const deleteArchive = async (given: ArchiveIdentity): Promise<boolean> =>
  (await handler(given, {} as Context, () => undefined)) as boolean;

beforeAll(async () => {
  s3 = await startFixture();
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', operatorKeys.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', operatorKeys.secretAccessKey);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3.s3.url);
  vi.stubEnv('ARCHIVE_BUCKET', 'archive');
  // The handler reads the environment when it is loaded.
  ({ handler } = await import('./handler.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.s3.close();
});
beforeEach(() => {
  written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

it('removes one archive and no other, and says so again when it is gone already', async () => {
  const other = { ...identity, attempt: 3 };
  for (const kept of [identity, other])
    await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(kept), Body: 'a zip' }));
  expect(await deleteArchive(other)).toBe(true);
  expect(await deleteArchive(other)).toBe(true);
  await expect(
    s3.operator.send(new HeadObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(other) })),
  ).rejects.toThrow();
  await s3.operator.send(new GetObjectCommand({ Bucket: 'archive', Key: archiveObjectKey(identity) }));
});

it('logs which export and attempt, and not whose', async () => {
  await deleteArchive(identity);
  const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as object);
  expect(lines).toEqual([
    {
      timestamp: expect.any(String) as string,
      level: 'INFO',
      step: 'archive-removed',
      exportId: identity.id,
      attempt: 1,
    },
  ]);
});

it('removes nothing that is not an archive', async () => {
  for (const wrong of [{ owner: '../..' }, { id: '../x' }, { attempt: 0 }])
    await expect(deleteArchive({ ...identity, ...wrong })).rejects.toThrow('expected');
});
