import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, Handler } from 'aws-lambda';
import { operatorKeys, region } from 'local-aws/auth/testing/gate-fixture.ts';
import type { S3Fixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { startFixture } from 'local-aws/s3/testing/s3-fixture.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { failureMessage } from '../../ledger/failure-sentences.ts';
import type { FailureRecord } from './handler.ts';

const job = { owner: 'ap-northeast-1:11111111-2222-3333-4444-555555555555', id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
const record: FailureRecord = {
  requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  requestPayload: { ...job, from: null, to: null },
};
const keyOf = (attempt: number) => archiveObjectKey({ ...job, attempt });

let s3: S3Fixture;
/** An HTTP server in the place of the API. */
let api: Server;
let answer: object;
let asked: { readonly variables: object }[];
let lines: string[];
let handler: Handler<FailureRecord>;

beforeAll(async () => {
  s3 = await startFixture();
  api = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push(JSON.parse(body) as (typeof asked)[number]);
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const environment = {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: operatorKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operatorKeys.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3.s3.url,
    ARCHIVE_BUCKET: 'archive',
    DEPLOYMENT: 'Test',
    GRAPHQL_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}/graphql`,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The handler reads the environment when it is loaded.
  ({ handler } = await import('./handler.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  api.closeAllConnections();
  api.close();
  await s3.s3.close();
});
beforeEach(async () => {
  [asked, lines] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  for (const attempt of [1, 2])
    await s3.operator.send(new PutObjectCommand({ Bucket: 'archive', Key: keyOf(attempt), Body: 'a zip' }));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const isTold = async (): Promise<unknown> => handler(record, {} as Context, () => undefined);
const stored = async () =>
  ((await s3.operator.send(new ListObjectsV2Command({ Bucket: 'archive' }))).Contents ?? []).map(({ Key }) => Key);
const refused = (current: object | null) => ({
  data: { failExport: null },
  errors: [{ errorType: 'FailRefused', message: 'no', errorInfo: current }],
});

it('ends the export for the event that failed, as stopped, under no attempt, and removes all that was stored', async () => {
  answer = { data: { failExport: { ...job, status: 'FAILED', attempt: 2 } } };
  await isTold();
  expect(asked.map(({ variables }) => variables)).toEqual([
    { input: { ...job, code: 'WORKER_STOPPED', message: failureMessage('WORKER_STOPPED') } },
  ]);
  expect(await stored()).toEqual([]);
});

it('asks to be called again while an attempt’s lease stands, and touches nothing of it', async () => {
  answer = refused({ status: 'RUNNING', attempt: 2 });
  await expect(isTold()).rejects.toMatchObject({ name: 'StillHeld' });
  expect(await stored()).toEqual([keyOf(1), keyOf(2)]);
});

it('leaves the archive of an export that was READY after all, and removes what earlier attempts left', async () => {
  answer = refused({ status: 'READY', attempt: 2 });
  await isTold();
  expect(await stored()).toEqual([keyOf(2)]);
});

it('removes what is left of an export that its owner has cancelled', async () => {
  answer = refused({ status: 'CANCELLED', attempt: 2 });
  await isTold();
  expect(await stored()).toEqual([]);
});

it('has nothing to end and removes nothing when there is no such export', async () => {
  answer = refused(null);
  await expect(isTold()).resolves.toBeUndefined();
  expect(await stored()).toEqual([keyOf(1), keyOf(2)]);
});

it('does not need to know how often the worker was tried', async () => {
  answer = { data: { failExport: { ...job, status: 'FAILED', attempt: 2 } } };
  await handler({ requestPayload: record.requestPayload }, {} as Context, () => undefined);
  expect(await stored()).toEqual([]);
});

it('does not take the API’s refusal of the caller for the end of the export', async () => {
  answer = { data: null, errors: [{ errorType: 'UnauthorizedException', message: 'no' }] };
  await expect(isTold()).rejects.toMatchObject({ name: 'GraphqlRefused' });
  expect(await stored()).toEqual([keyOf(1), keyOf(2)]);
});

it('logs ids and states, and not whose they are', async () => {
  for (const answered of [
    { data: { failExport: { ...job, status: 'FAILED', attempt: 2 } } },
    refused({ status: 'CANCELLED', attempt: 2 }),
  ]) {
    answer = answered;
    await isTold();
  }
  const shared = { condition: 'RetriesExhausted', tries: 3, exportId: job.id };
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { step: 'ended', ...shared },
    { step: 'not-ended', ...shared, status: 'CANCELLED' },
  ]);
  expect(lines.join('')).not.toMatch(/ap-northeast|11111111|cognito|http/);
});
