import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { abortUploads, removeAttempts } from './remove-attempts.ts';

const exported = { owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const keyOf = (attempt: number) => archiveObjectKey({ ...exported, attempt });

let s3: S3Fixture;

beforeAll(async () => {
  s3 = await startFixture();
});
afterAll(() => s3.s3.close());
afterEach(async () => {
  const { objects, uploads } = await stored();
  await removeAttempts(
    operator(),
    exported,
    new Set([...objects, ...uploads].map((key) => Number(key.split('/').at(-2)))),
  );
});

const operator = () => ({ s3: s3.operator, bucket: 'archive' });
const put = (attempt: number) =>
  s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: keyOf(attempt), Body: 'a zip' }));
const begin = (attempt: number) =>
  s3.operator.send(new CreateMultipartUploadCommand({ Bucket: 'archive', Key: keyOf(attempt) }));

async function stored(): Promise<{ objects: string[]; uploads: string[] }> {
  const { Contents = [] } = await s3.operator.send(new ListObjectsV2Command({ Bucket: 'archive' }));
  const { Uploads = [] } = await s3.operator.send(new ListMultipartUploadsCommand({ Bucket: 'archive' }));
  return { objects: Contents.map(({ Key = '' }) => Key), uploads: Uploads.map(({ Key = '' }) => Key) };
}

it('removes objects and every upload of the attempts named, and of no other', async () => {
  for (const attempt of [1, 2, 3, 11]) await put(attempt);
  for (const attempt of [1, 1, 2, 11]) await begin(attempt);
  await removeAttempts(operator(), exported, [1, 2]);
  expect(await stored()).toEqual({ objects: [keyOf(11), keyOf(3)], uploads: [keyOf(11)] });
});

it('finds nothing wrong with what is not there', async () => {
  await removeAttempts(operator(), exported, [1, 2]);
  await removeAttempts(operator(), exported, []);
  expect(await stored()).toEqual({ objects: [], uploads: [] });
});

it('removes the object although its uploads cannot be looked for, and says what failed', async () => {
  await put(1);
  const mayOnlyDelete = s3.asRole([{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: '*' }]);
  await expect(removeAttempts({ s3: mayOnlyDelete, bucket: 'archive' }, exported, [1])).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  expect((await stored()).objects).toEqual([]);
});

it('takes an upload that ended since it was listed for aborted', async () => {
  const { UploadId } = await begin(1);
  const client = new S3Client({
    endpoint: s3.s3.url,
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
  });
  client.middlewareStack.add((next, { commandName }) => async (args) => {
    const answer = await next(args);
    if (commandName === 'ListMultipartUploadsCommand')
      await s3.operator.send(new AbortMultipartUploadCommand({ Bucket: 'archive', Key: keyOf(1), UploadId }));
    return answer;
  });
  await abortUploads({ s3: client, bucket: 'archive' }, keyOf(1));
  expect((await stored()).uploads).toEqual([]);
});

it('does not take an upload that may not be aborted for aborted', async () => {
  await begin(1);
  const mayOnlyList = s3.asRole([{ Effect: 'Allow', Action: 's3:ListBucketMultipartUploads', Resource: '*' }]);
  await expect(abortUploads({ s3: mayOnlyList, bucket: 'archive' }, keyOf(1))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});

it('goes on until no upload is listed any more, when there are more than one answer holds', async () => {
  for (let upload = 0; upload < 5; upload += 1) await begin(1);
  // One upload per page. S3 itself lists a thousand.
  const onePage = new S3Client({
    endpoint: s3.s3.url,
    region,
    forcePathStyle: true,
    credentials: operatorKeys,
    maxAttempts: 1,
  });
  onePage.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'ListMultipartUploadsCommand') (args.input as { MaxUploads?: number }).MaxUploads = 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  await abortUploads({ s3: onePage, bucket: 'archive' }, keyOf(1));
  expect((await stored()).uploads).toEqual([]);
});
