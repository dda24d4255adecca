import { createHash } from 'node:crypto';
import type { AttributeValue, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import storage from 'dynalite/db/index.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateFixture, refusalOf } from '../auth/testing/gate-fixture.ts';
import { createMissingTables } from './create-tables.ts';
import { openEngine } from './engine.ts';
import { startDynamodb } from './start.ts';
import type { DynamodbFixture } from './testing/dynamodb-fixture.ts';
import { customers, orders, startFixture } from './testing/dynamodb-fixture.ts';
import { removeLapsedItems } from './time-to-live.ts';

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

const Key = { owner: { S: 'me' }, entry: { S: 'a' } };
const put = (TableName: string, Item: Record<string, AttributeValue>) =>
  fixture.operator.send(new PutItemCommand({ TableName, Item: { ...Key, ...Item } }));

describe('a write whose condition fails', () => {
  beforeEach(() => put('orders', { value: { N: '7' } }));
  const condition = {
    TableName: 'orders',
    ConditionExpression: 'attribute_not_exists(#o)',
    ExpressionAttributeNames: { '#o': 'owner' },
  } as const;
  const writes = {
    PutItem: (wish?: 'ALL_OLD' | 'NONE') =>
      fixture.operator.send(new PutItemCommand({ ...condition, Item: Key, ReturnValuesOnConditionCheckFailure: wish })),
    UpdateItem: (wish?: 'ALL_OLD' | 'NONE') =>
      fixture.operator.send(
        new UpdateItemCommand({
          ...condition,
          Key,
          UpdateExpression: 'REMOVE memo',
          ReturnValuesOnConditionCheckFailure: wish,
        }),
      ),
    DeleteItem: (wish?: 'ALL_OLD' | 'NONE') =>
      fixture.operator.send(new DeleteItemCommand({ ...condition, Key, ReturnValuesOnConditionCheckFailure: wish })),
  };

  it.each(Object.entries(writes))('returns the existing item on request: %s', async (_, write) => {
    const error: unknown = await write('ALL_OLD').catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect((error as ConditionalCheckFailedException).Item).toEqual({ ...Key, value: { N: '7' } });
    for (const wish of ['NONE', undefined] as const) {
      const silent: unknown = await write(wish).catch((refused: unknown) => refused);
      expect((silent as ConditionalCheckFailedException).Item).toBeUndefined();
    }
  });

  it('returns no item when none existed', async () => {
    const write = new UpdateItemCommand({
      TableName: 'orders',
      Key: { ...Key, entry: { S: 'none' } },
      UpdateExpression: 'REMOVE memo',
      ConditionExpression: 'attribute_exists(memo)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const error: unknown = await fixture.operator.send(write).catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect((error as ConditionalCheckFailedException).Item).toBeUndefined();
  });

  it('returns the item that failed the condition, even with concurrent writers', async () => {
    // Each write adds one to a counter on condition that the counter is even. Each failed write must return an odd
    // counter.
    await put('orders', { value: { N: '0' } });
    const add = () =>
      fixture.operator
        .send(
          new UpdateItemCommand({
            TableName: 'orders',
            Key,
            UpdateExpression: 'SET #v = #v + :one',
            ConditionExpression: '#v IN (:e0, :e1, :e2)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ExpressionAttributeNames: { '#v': 'value' },
            ExpressionAttributeValues: { ':one': { N: '1' }, ':e0': { N: '0' }, ':e1': { N: '2' }, ':e2': { N: '4' } },
          }),
        )
        .then(
          () => undefined,
          (error: unknown) => Number((error as ConditionalCheckFailedException).Item?.['value']?.N),
        );
    const round = () =>
      fixture.operator.send(
        new UpdateItemCommand({
          TableName: 'orders',
          Key,
          UpdateExpression: 'ADD #v :one',
          ExpressionAttributeNames: { '#v': 'value' },
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      );
    const met = await Promise.all([add(), add(), round(), add(), add(), round(), add(), add()]);
    const judged = met.filter((value) => typeof value === 'number');
    expect(judged.length).toBeGreaterThan(0);
    for (const value of judged) expect([0, 2, 4]).not.toContain(value);
  });

  it('refuses an unknown value of the parameter by name', async () => {
    const write = new DeleteItemCommand({
      ...condition,
      Key,
      ReturnValuesOnConditionCheckFailure: 'ALL_NEW' as 'ALL_OLD',
    });
    expect(await refusalOf(fixture.operator.send(write))).toMatchObject({ name: 'ValidationException' });
  });
});

describe('time to live', () => {
  const nowSeconds = () => Math.floor(fixture.clock.nowMs() / 1000);
  const entries = async (IndexName?: 'open') => {
    const { Items = [] } = await fixture.operator.send(
      new ScanCommand({ TableName: 'customers', ...(IndexName === undefined ? {} : { IndexName }) }),
    );
    return Items.map(({ entry }) => entry?.S).sort();
  };

  it('removes expired items, by the host’s clock, from the table and its index', async () => {
    const open = { open: { S: 'yes' }, leaseUntil: { N: '1' } };
    await put('customers', { ...open, entry: { S: 'soon' }, removeAt: { N: String(nowSeconds() + 3600) } });
    await put('customers', { ...open, entry: { S: 'later' }, removeAt: { N: String(nowSeconds() + 7200) } });
    await put('customers', { ...open, entry: { S: 'never' } });
    await put('customers', { ...open, entry: { S: 'no number' }, removeAt: { S: '1' } });
    await put('customers', {
      ...open,
      entry: { S: 'six years ago' },
      removeAt: { N: String(nowSeconds() - 6 * 365 * 86_400) },
    });
    await put('orders', { entry: { S: 'no such setting' }, removeAt: { N: '1' } });

    await fixture.dynamodb.removeLapsed();
    expect(await entries()).toEqual(['later', 'never', 'no number', 'six years ago', 'soon']);
    fixture.clock.aheadMs = 3601_000;
    await fixture.dynamodb.removeLapsed();
    fixture.clock.aheadMs = 0;
    expect(await entries()).toEqual(['later', 'never', 'no number', 'six years ago']);
    expect(await entries('open')).toEqual(['later', 'never', 'no number', 'six years ago']);
  });

  it('keeps an item that is prolonged during the scan', async () => {
    const dataDir = createGateFixture().dataDir;
    const engine = await openEngine(dataDir, fixture);
    await createMissingTables(engine, [customers]);
    const putUntil = (removeAt: number) =>
      engine.run('PutItem', { TableName: 'customers', Item: { ...Key, removeAt: { N: String(removeAt) } } });
    await putUntil(nowSeconds() - 60);
    const prolonging: typeof engine = {
      ...engine,
      async run(operation, input) {
        const answer = await engine.run(operation, input);
        if (operation === 'Scan') await putUntil(nowSeconds() + 3600);
        return answer;
      },
    };
    await removeLapsedItems(prolonging, [customers], fixture.clock);
    expect(await engine.run('GetItem', { TableName: 'customers', Key })).toMatchObject({ output: { Item: Key } });
    await engine.close();
  });

  it('is described as in the template', async () => {
    const describeTtl = async (TableName: string) =>
      (await fixture.operator.send(new DescribeTimeToLiveCommand({ TableName }))).TimeToLiveDescription;
    expect(await describeTtl('customers')).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'removeAt' });
    expect(await describeTtl('orders')).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });
});

describe('a throttled table', () => {
  const get = new GetItemCommand({ TableName: 'orders', Key });

  it('causes retries by the SDK and finally an error', async () => {
    fixture.faults.throttledTables.add('orders');
    const error: unknown = await fixture
      .clientWith({ maxAttempts: 3 })
      .send(get)
      .catch((refused: unknown) => refused);
    fixture.faults.throttledTables.clear();
    expect(error).toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect((error as DynamoDBServiceException).$metadata.attempts).toBe(3);
  });

  it('responds to the next try after the fault has ended, and other tables respond all the time', async () => {
    fixture.faults.throttledTables.add('orders');
    await fixture.operator.send(new ScanCommand({ TableName: 'customers' }));
    const client = fixture.clientWith({ maxAttempts: 5 });
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        fixture.faults.throttledTables.clear();
        return answer;
      },
      { step: 'deserialize', priority: 'low' },
    );
    expect((await client.send(get)).$metadata.attempts).toBe(2);
  });
});

describe('10,000 items of one owner', () => {
  const total = 10_000;
  const item = (index: number) => ({
    owner: { S: 'me' },
    entry: { S: String(index).padStart(5, '0') },
    value: { N: String(index) },
    memo: { S: createHash('sha512').update(String(index)).digest('hex').repeat(2) },
  });

  it('are returned completely and in order with any page size', async () => {
    const gate = createGateFixture();
    const dynamodb = await startDynamodb({
      ...gate,
      port: 0,
      tables: [orders],
      faults: { throttledTables: new Set() },
      beforeOpening: (enginePath) => plant(enginePath, total, item),
    });
    const client = fixture.clientWith({ endpoint: dynamodb.url });
    const query = {
      TableName: 'orders',
      KeyConditionExpression: '#o = :me',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':me': { S: 'me' } },
      ConsistentRead: true,
    };
    for (const Limit of [undefined, 999]) {
      const pages = [];
      for await (const page of paginateQuery({ client }, { ...query, Limit })) pages.push(page.Items ?? []);
      expect(pages.flat().map(({ value }) => Number(value?.N))).toEqual(
        Array.from({ length: total }, (_, index) => index),
      );
      expect(pages.length).toBeGreaterThan(2);
    }
    const between = new QueryCommand({
      ...query,
      KeyConditionExpression: '#o = :me AND entry BETWEEN :from AND :to',
      Select: 'COUNT',
      ExpressionAttributeValues: { ':me': { S: 'me' }, ':from': { S: '00100' }, ':to': { S: '00199' } },
    });
    expect((await client.send(between)).Count).toBe(100);
    await dynamodb.close();
  });
});

/** Writes directly to the engine, as the first start of a host does. */
async function plant(
  path: string,
  count: number,
  item: (index: number) => Record<string, AttributeValue>,
): Promise<void> {
  const store = storage.create({ path });
  await store.db.open();
  const puts = Array.from({ length: count }, (_, index) => {
    const value = item(index);
    return { type: 'put' as const, key: storage.createKey(value, orders.definition), value };
  });
  await new Promise<void>((resolve, reject) =>
    store.getItemDb('orders').batch(puts, (error) => (error === null ? resolve() : reject(error))),
  );
  await store.lifecycleManager.gracefulClose();
}

it('a filter that compares a map, a list or a set is refused by name', async () => {
  const query = new QueryCommand({
    TableName: 'orders',
    KeyConditionExpression: '#o = :me',
    FilterExpression: 'tags = :tags',
    ExpressionAttributeNames: { '#o': 'owner' },
    ExpressionAttributeValues: { ':me': { S: 'me' }, ':tags': { SS: ['a'] } },
  });
  expect(await refusalOf(fixture.operator.send(query))).toMatchObject({
    name: 'ValidationException',
    message: 'The local host does not compare maps, lists or sets in a FilterExpression.',
  });
});
