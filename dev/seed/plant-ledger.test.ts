import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AttributeValue,
  BatchWriteItemCommandInput,
  BatchWriteItemCommandOutput,
  WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DynamoDBClient, QueryCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { byDataset } from '../../ledger/datasets.ts';
import { generateLedger } from './generate-ledger.ts';
import { BatchNotWritten, plantLedger } from './plant-ledger.ts';
import { student } from './student.ts';

const tables = byDataset(({ name }) => name);
const sortKeys = byDataset(({ sortAttribute }) => sortAttribute);
const ledger = generateLedger({ seed: 5, from: '2026-03-01', to: '2026-03-10', household: student });
const expected = [...ledger];

let server: Server;
let client: DynamoDBClient;

const connect = () => {
  const { port } = server.address() as AddressInfo;
  return new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'test' },
  });
};

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const admin = connect();
  for (const [dataset, name] of Object.entries(tables)) {
    const sortKey = sortKeys[dataset as keyof typeof sortKeys];
    const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
    await admin.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [attribute('owner'), attribute(sortKey)],
        KeySchema: [
          { AttributeName: 'owner', KeyType: 'HASH' },
          { AttributeName: sortKey, KeyType: 'RANGE' },
        ],
      }),
    );
    await waitUntilTableExists({ client: admin, maxWaitTime: 10, minDelay: 1 }, { TableName: name });
  }
  admin.destroy();
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => (client = connect()));
afterEach(() => client.destroy());

const held = async (owner: string) => {
  const reader = connect();
  const found: { dataset: string; item: Record<string, AttributeValue> }[] = [];
  for (const [dataset, TableName] of Object.entries(tables)) {
    const page = await reader.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: owner } },
      }),
    );
    expect(page.LastEvaluatedKey).toBeUndefined();
    found.push(...(page.Items ?? []).map((item) => ({ dataset, item })));
  }
  reader.destroy();
  return found;
};

const inOrder = (rows: readonly { dataset: string; item: Readonly<Record<string, AttributeValue>> }[]) =>
  rows
    .map(
      ({ dataset, item }) => `${dataset} ${JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))}`,
    )
    .sort();

const expectPlanted = async (owner: string) => {
  expect(inOrder(await held(owner))).toEqual(
    inOrder(expected.map(({ dataset, item }) => ({ dataset, item: { ...item, owner: { S: owner } } }))),
  );
};

/**
 * Lets `withhold` keep some requests of each batch from the engine and returns them as unprocessed, as a throttled
 * table does.
 */
const throttle = (withhold: (requests: readonly WriteRequest[], call: number) => number) => {
  let calls = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      const taken: Record<string, WriteRequest[]> = {};
      const left: Record<string, WriteRequest[]> = {};
      for (const [table, requests] of Object.entries((args.input as BatchWriteItemCommandInput).RequestItems ?? {})) {
        const count = withhold(requests, calls);
        if (count > 0) left[table] = requests.slice(0, count);
        if (count < requests.length) taken[table] = requests.slice(count);
      }
      if (Object.keys(taken).length === 0) return { response: {}, output: { $metadata: {}, UnprocessedItems: left } };
      const result = await next({ ...args, input: { RequestItems: taken } });
      return { ...result, output: { ...(result.output as BatchWriteItemCommandOutput), UnprocessedItems: left } };
    },
    { step: 'initialize' },
  );
  return () => calls;
};

it('writes every item into its table, under the owner, and says how many', async () => {
  const told: number[] = [];
  expect(
    await plantLedger({
      client,
      tables,
      owner: 'owner-a',
      ledger,
      onProgress: (itemsWritten) => told.push(itemsWritten),
    }),
  ).toBe(expected.length);
  await expectPlanted('owner-a');
  expect(told.at(-1)).toBe(expected.length);
  // dynalite limits a batch for each table. DynamoDB accepts 25 requests in total.
  expect(Math.max(...told.map((itemsWritten, index) => itemsWritten - (told[index - 1] ?? 0)))).toBe(25);
});

it('changes nothing when done twice', async () => {
  await plantLedger({ client, tables, owner: 'owner-b', ledger });
  await plantLedger({ client, tables, owner: 'owner-b', ledger });
  await expectPlanted('owner-b');
});

it('sends what was left unprocessed again', async () => {
  throttle((requests, call) => (call % 2 === 1 ? Math.ceil(requests.length / 2) : 0));
  await plantLedger({ client, tables, owner: 'owner-c', ledger, retryPauseMs: 0 });
  await expectPlanted('owner-c');
});

it('gives up by name when items stay unprocessed, and writes nothing afterwards', async () => {
  const calls = throttle((requests) => requests.length);
  const planting = plantLedger({ client, tables, owner: 'owner-d', ledger, retryPauseMs: 0 });
  await expect(planting).rejects.toThrow(BatchNotWritten);
  await expect(planting).rejects.toThrow(/\d+ of a batch were left unprocessed after 8 attempts\. Raise/);
  const after = calls();
  expect(await held('owner-d')).toEqual([]);
  expect(calls()).toBe(after);
});

it('stops when told to, with the reason given', async () => {
  const stop = new AbortController();
  const reason = new Error('stopped by the test');
  const longer = generateLedger({ seed: 5, from: '2026-01-01', to: '2026-03-31', household: student });
  const planting = plantLedger({
    client,
    tables,
    owner: 'owner-e',
    ledger: longer,
    signal: stop.signal,
    onProgress: () => stop.abort(reason),
  });
  await expect(planting).rejects.toBe(reason);
  const written = (await held('owner-e')).length;
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan([...longer].length / 2);
});

it('passes on what the tables refuse', async () => {
  await expect(
    plantLedger({ client, tables: { ...tables, slips: 'no-such-table' }, owner: 'owner-f', ledger }),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
