import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import type { CurrentState } from '../jobs/jobs.ts';
import { attemptsThrough, removeLeftovers } from './leftovers.ts';

const job = { owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };

let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startFixture();
});
afterAll(() => s3.s3.close());

/** The attempts that still have an object or an upload. */
async function leftOf(current: CurrentState): Promise<{ objects: number[]; uploads: number[] }> {
  for (const attempt of [1, 2, 3, 4]) {
    const Key = archiveObjectKey({ ...job, attempt });
    await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key, Body: 'a zip' }));
    await s3.operator.send(new CreateMultipartUploadCommand({ Bucket: 'archive', Key }));
  }
  const storage = { s3: s3.operator, bucket: 'archive' };
  await removeLeftovers(storage, job, current);
  const { Contents = [] } = await s3.operator.send(new ListObjectsV2Command({ Bucket: 'archive' }));
  const { Uploads = [] } = await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }));
  await removeLeftovers(storage, job, { status: 'FAILED', attempt: 4 });
  const attemptsOf = (keys: readonly { readonly Key?: string | undefined }[]) => [
    ...new Set(keys.map(({ Key = '' }) => Number(Key.split('/').at(-2)))),
  ];
  return { objects: attemptsOf(Contents), uploads: attemptsOf(Uploads) };
}

it.each<[CurrentState['status'], number, number[]]>([
  ['REQUESTED', 0, [1, 2, 3, 4]],
  ['RUNNING', 3, [1, 2, 3, 4]],
  ['READY', 3, [3, 4]],
  ['EXPIRED', 3, [3, 4]],
  ['READY', 1, [1, 2, 3, 4]],
  ['FAILED', 3, [4]],
  ['CANCELLED', 2, [3, 4]],
  ['DELETED', 2, [3, 4]],
])('of an export that is %s at attempt %i leaves the attempts %j', async (status, attempt, left) => {
  expect(await leftOf({ status, attempt })).toEqual({ objects: left, uploads: left });
});

it('counts no attempts of one that none has made', () => {
  expect([attemptsThrough(0), attemptsThrough(-1), attemptsThrough(3)]).toEqual([[], [], [1, 2, 3]]);
});
