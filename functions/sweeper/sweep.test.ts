import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, it } from 'vitest';
import { exportEntry, quotaEntry } from '../../ledger/exports-table.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { JobRefused } from '../jobs/jobs.ts';
import { sweep } from './sweep.ts';

const clients: { destroy(): void }[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.destroy()));

it('a row that is no export does not stand in the way of the others, and is told of', async () => {
  const row = (entry: string) => ({ owner: { S: 'ada' }, entry: { S: entry } });
  const Items = [
    row(quotaEntry),
    { entry: { S: exportEntry('2') } },
    { owner: { S: 'ada' } },
    row(exportEntry('4')),
    row(exportEntry('5')),
  ];
  // A server that answers a query of the index as DynamoDB does.
  const server = createServer(
    (_, response) => void response.end(JSON.stringify({ Items, Count: Items.length, ScannedCount: Items.length })),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const options = {
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  const [dynamodb, s3] = [new DynamoDBClient(options), new S3Client(options)];
  clients.push(dynamodb, s3);
  const asked: string[] = [];
  const jobs: Pick<Jobs, 'fail'> = {
    fail: ({ id }) => {
      asked.push(id);
      return Promise.reject(new JobRefused('FailRefused', { standing: { status: 'RUNNING', attempt: 1 } }));
    },
  };
  const logged: unknown[] = [];
  const sweeping = sweep({
    jobs: jobs as Jobs,
    storage: { s3, bucket: 'b' },
    exports: { dynamodb, tableName: 't' },
    log: (step, fields) => logged.push({ step, ...fields }),
    nowMs: Date.now(),
  });
  // The alarm counts this error.
  await expect(sweeping).rejects.toThrow('3 of 5 exports could not be ended.');
  expect(asked).toEqual(['4', '5']);
  expect(logged).toContainEqual(expect.objectContaining({ step: 'not-swept', entry: quotaEntry, error: ['NoExport'] }));
  expect(logged).toContainEqual(expect.objectContaining({ step: 'swept', found: 5, ended: 0 }));
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
