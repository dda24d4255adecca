import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportEntry, quotaEntry } from '../../ledger/exports-table.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { JobRefused } from '../jobs/jobs.ts';
import type { RestoreJobs } from '../jobs/restore-jobs.ts';
import type { LogFields } from '../log.ts';
import { sweep } from './sweep.ts';

type Item = Readonly<Record<string, AttributeValue>>;

const row = (entry: string): Item => ({ owner: { S: 'ada' }, entry: { S: entry } });
const nowMs = Date.parse('2026-01-10T15:00:00.900Z');

/** Answers queries of the index as DynamoDB does. */
let server: Server;
let pages: (readonly Item[])[];
let queries: Record<string, unknown>[];
let clients: { readonly dynamodb: DynamoDBClient; readonly s3: S3Client };
let logged: ({ readonly step: string } & LogFields)[];
let asked: string[];

beforeEach(async () => {
  [pages, queries, logged, asked] = [[], [], [], []];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      queries.push(JSON.parse(body) as Record<string, unknown>);
      const Items = pages.shift() ?? [];
      const more = pages.length > 0 ? { LastEvaluatedKey: row(exportEntry('last')) } : {};
      const found = Items.length > 0 ? { Items } : {};
      response.end(JSON.stringify({ ...found, Count: Items.length, ScannedCount: Items.length, ...more }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const options = {
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  clients = { dynamodb: new DynamoDBClient(options), s3: new S3Client(options) };
});
afterEach(async () => {
  clients.dynamodb.destroy();
  clients.s3.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** Sweeps; `standings` holds how an export stands that cannot be ended, by id. All others are ended. */
const sweeping = (standings: Readonly<Record<string, JobRefused | Error>> = {}) => {
  const jobs: Pick<Jobs, 'fail'> = {
    fail: ({ owner, id }) => {
      asked.push(id);
      const standing = standings[id];
      // An export of no attempt has stored nothing.
      return standing
        ? Promise.reject(standing)
        : Promise.resolve({ owner, id, status: 'FAILED', attempt: 0 } as Awaited<ReturnType<Jobs['fail']>>);
    },
  };
  const restoreJobs: Pick<RestoreJobs, 'settle'> = {
    settle: ({ id }) => {
      asked.push(id);
      const standing = standings[id];
      return standing
        ? Promise.reject(standing)
        : Promise.resolve({ status: 'APPLYING' } as Awaited<ReturnType<RestoreJobs['settle']>>);
    },
  };
  return sweep({
    jobs: jobs as Jobs,
    restoreJobs: restoreJobs as RestoreJobs,
    storage: { s3: clients.s3, bucket: 'b' },
    exports: { dynamodb: clients.dynamodb, tableName: 't' },
    log: (step, fields) => logged.push({ step, ...fields }),
    nowMs,
  });
};
const running = new JobRefused('FailRefused', { current: { status: 'RUNNING', attempt: 1 } });
const ended = new JobRefused('FailRefused', { current: { status: 'CANCELLED', attempt: 0 } });

it('asks for open exports whose lease ended more than a minute ago, page by page', async () => {
  pages = [[row(exportEntry('1'))], [], [row(exportEntry('2'))]];
  await sweeping();
  expect(queries).toHaveLength(3);
  expect(queries[0]).toEqual({
    TableName: 't',
    IndexName: 'open',
    KeyConditionExpression: '#open = :open AND #leaseUntil < :before',
    ExpressionAttributeNames: { '#open': 'open', '#leaseUntil': 'leaseUntil' },
    ExpressionAttributeValues: {
      ':open': { S: 'OPEN' },
      ':before': { N: String(Date.parse('2026-01-10T14:59:00.000Z') / 1000) },
    },
  });
  expect(queries[1]).toMatchObject({ ExclusiveStartKey: row(exportEntry('last')) });
  expect(asked).toEqual(['1', '2']);
});

it('counts what it found and what it ended, and has nothing to say of exports that something else ended', async () => {
  pages = [[row(exportEntry('1')), row(exportEntry('2')), row(exportEntry('3'))]];
  await expect(sweeping({ 2: ended, 3: running })).resolves.toBeUndefined();
  expect(logged.at(-1)).toEqual({ step: 'swept', found: 3, ended: 1 });
});

it('goes on to the others when one cannot be ended', async () => {
  pages = [[row(exportEntry('1')), row(exportEntry('2'))]];
  const unreachable = new TypeError('no answer');
  await expect(sweeping({ 1: unreachable })).rejects.toMatchObject({ errors: [unreachable] });
  expect(asked).toEqual(['1', '2']);
  expect(logged.at(-1)).toEqual({ step: 'swept', found: 2, ended: 1 });
});

it('a row that is no job does not stand in the way of the others, and is reported', async () => {
  pages = [
    [
      row(quotaEntry),
      row(`${quotaEntry}${'x'.repeat(100)}`),
      { entry: { S: exportEntry('2') } },
      { owner: { S: 'ada' } },
      { owner: { S: 'ada' }, entry: { N: '3' } },
      row(exportEntry('4')),
      row(exportEntry('5')),
    ],
  ];
  // The alarm counts this error.
  await expect(sweeping()).rejects.toThrow('5 of 7 jobs could not be settled.');
  expect(asked).toEqual(['4', '5']);
  expect(logged.filter(({ step }) => step === 'not-swept')).toMatchObject([
    { entry: quotaEntry, error: ['NoJob'] },
    { entry: `${quotaEntry}${'x'.repeat(100)}`.slice(0, 80), error: ['NoJob'] },
    { entry: exportEntry('2'), error: ['NoJob'] },
    { entry: undefined, error: ['NoJob'] },
    { entry: undefined, error: ['NoJob'] },
  ]);
});
