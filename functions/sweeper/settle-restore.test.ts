import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { uploadObjectKey } from '../../archive/object-key.ts';
import type { RestoreStateFragment } from '../__generated__/graphql.ts';
import type { RestoreJobs } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import { settleRestore } from './settle-restore.ts';

const key = { owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const object = { Bucket: 'archive', Key: uploadObjectKey(key) };
let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startFixture();
});
afterAll(() => s3.s3.close());
beforeEach(async () => {
  await s3.operator.send(new PutObjectCommand({ ...object, Body: 'a file' }));
});

type Status = RestoreStateFragment['status'];

/** Settles a restore for which the API answers with this status, or refuses. */
function settling(answer: Status | Error): Promise<void> {
  const jobs: Pick<RestoreJobs, 'settle'> = {
    settle: () =>
      answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ status: answer } as RestoreStateFragment),
  };
  return settleRestore(key, {
    jobs: jobs as RestoreJobs,
    storage: { s3: s3.operator, bucket: 'archive' },
    log: () => undefined,
  });
}

const isThere = () =>
  s3.operator.send(new HeadObjectCommand(object)).then(
    () => true,
    () => false,
  );

it.each<[Status, boolean]>([
  ['APPLYING', true],
  ['STOPPED', true],
  ['FAILED', true],
  ['EXPIRED', false],
  ['REFUSED', false],
])('a restore that becomes %s keeps its file: %s', async (status, kept) => {
  await settling(status);
  expect(await isThere()).toBe(kept);
});

it('the file of a restore that had expired before is removed, too', async () => {
  await settling(new RestoreRefused('SettleRefused', 'EXPIRED'));
  expect(await isThere()).toBe(false);
  await expect(settling(new RestoreRefused('SettleRefused', 'APPLIED'))).resolves.toBeUndefined();
});

it('an error that is no refusal is thrown', async () => {
  await expect(settling(new Error('no answer'))).rejects.toThrow('no answer');
});
