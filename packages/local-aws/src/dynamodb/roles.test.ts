import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from './testing/dynamodb-fixture.ts';
import { startFixture, tableArn } from './testing/dynamodb-fixture.ts';

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

const Key = { owner: { S: 'me' }, entry: { S: 'a' } };
const query = (TableName: string, IndexName?: string) =>
  new QueryCommand({
    TableName,
    ...(IndexName === undefined ? {} : { IndexName }),
    KeyConditionExpression: '#hash = :hash',
    ExpressionAttributeNames: { '#hash': IndexName ?? 'owner' },
    ExpressionAttributeValues: { ':hash': { S: 'me' } },
  });
const allow = (Action: string | readonly string[], ...Resource: string[]) => ({ Effect: 'Allow', Action, Resource });

type Send = (client: DynamoDBClient) => Promise<unknown>;

/** All other operations, on both tables. */
const operations: readonly (readonly [string, Send])[] = ['orders', 'customers'].flatMap((TableName) => [
  [`GetItem ${TableName}`, (client: DynamoDBClient) => client.send(new GetItemCommand({ TableName, Key }))] as const,
  [
    `PutItem ${TableName}`,
    (client: DynamoDBClient) => client.send(new PutItemCommand({ TableName, Item: Key })),
  ] as const,
  [
    `UpdateItem ${TableName}`,
    (client: DynamoDBClient) => client.send(new UpdateItemCommand({ TableName, Key })),
  ] as const,
  [
    `DeleteItem ${TableName}`,
    (client: DynamoDBClient) => client.send(new DeleteItemCommand({ TableName, Key })),
  ] as const,
  [`Scan ${TableName}`, (client: DynamoDBClient) => client.send(new ScanCommand({ TableName }))] as const,
  [
    `BatchGetItem ${TableName}`,
    (client: DynamoDBClient) =>
      client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
  ] as const,
  [
    `BatchWriteItem ${TableName}`,
    (client: DynamoDBClient) =>
      client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } })),
  ] as const,
  [
    `DescribeTable ${TableName}`,
    (client: DynamoDBClient) => client.send(new DescribeTableCommand({ TableName })),
  ] as const,
  [
    `DescribeTimeToLive ${TableName}`,
    (client: DynamoDBClient) => client.send(new DescribeTimeToLiveCommand({ TableName })),
  ] as const,
  [`DeleteTable ${TableName}`, (client: DynamoDBClient) => client.send(new DeleteTableCommand({ TableName }))] as const,
]);

describe('a role that may only query one table', () => {
  const reader = () => fixture.asRole([allow('dynamodb:Query', tableArn('orders'))]);

  it('can query it', async () => {
    expect((await reader().send(query('orders'))).Items).toEqual([]);
  });

  it.each([
    ...operations,
    ['Query customers', (client: DynamoDBClient) => client.send(query('customers'))] as const,
    ['Query an index of customers', (client: DynamoDBClient) => client.send(query('customers', 'open'))] as const,
    ['Query an index of orders', (client: DynamoDBClient) => client.send(query('orders', 'open'))] as const,
    ['ListTables', (client: DynamoDBClient) => client.send(new ListTablesCommand({}))] as const,
  ])('is refused %s', async (_, send) => {
    const refusal = await refusalOf(send(reader()));
    expect(refusal).toMatchObject({ name: 'AccessDeniedException', status: 400 });
    expect(refusal.message).toContain('role/tested');
  });
});

describe('a batch over two tables', () => {
  const batch = new BatchWriteItemCommand({
    RequestItems: { orders: [{ PutRequest: { Item: Key } }], customers: [{ PutRequest: { Item: Key } }] },
  });

  it('needs permission for both, and writes nothing when one is refused', async () => {
    const refusal = await refusalOf(fixture.asRole([allow('dynamodb:BatchWriteItem', tableArn('orders'))]).send(batch));
    expect(refusal.name).toBe('AccessDeniedException');
    expect(refusal.message).toContain(tableArn('customers'));
    expect((await fixture.operator.send(new GetItemCommand({ TableName: 'orders', Key }))).Item).toBeUndefined();
  });

  it('is written when both are allowed', async () => {
    await fixture.asRole([allow('dynamodb:BatchWriteItem', tableArn('orders'), tableArn('customers'))]).send(batch);
    expect((await fixture.operator.send(new GetItemCommand({ TableName: 'customers', Key }))).Item).toEqual(Key);
  });
});

describe('indexes', () => {
  it('are separate resources', async () => {
    const onIndex = fixture.asRole([allow('dynamodb:Query', `${tableArn('customers')}/index/open`)]);
    expect((await onIndex.send(query('customers', 'open'))).Items).toEqual([]);
    expect((await refusalOf(onIndex.send(query('customers')))).name).toBe('AccessDeniedException');
  });

  it('give no access to the table, because an IndexName in another operation does not change the ARN', async () => {
    const keys = fixture.keysOf(fixture.role('indexes', [allow('dynamodb:*', `${tableArn('customers')}/index/*`)]));
    const client = fixture.saying((request) => {
      request.body = JSON.stringify({
        ...(JSON.parse(Buffer.from(request.body).toString()) as object),
        IndexName: 'open',
      });
    }, keys);
    expect((await refusalOf(client.send(new GetItemCommand({ TableName: 'customers', Key })))).name).toBe(
      'AccessDeniedException',
    );
    expect((await refusalOf(client.send(new PutItemCommand({ TableName: 'customers', Item: Key })))).name).toBe(
      'AccessDeniedException',
    );
    expect((await client.send(query('customers', 'open'))).Items).toEqual([]);
  });
});

it('an explicit deny overrides an allow', async () => {
  const client = fixture.asRole([
    allow('dynamodb:*', '*'),
    { Effect: 'Deny', Action: 'dynamodb:Scan', Resource: tableArn('orders') },
  ]);
  await client.send(new ScanCommand({ TableName: 'customers' }));
  expect((await refusalOf(client.send(new ScanCommand({ TableName: 'orders' })))).message).toContain('explicit deny');
});
