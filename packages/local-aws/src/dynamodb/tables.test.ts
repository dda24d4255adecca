import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import storage from 'dynalite/db/index.js';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import { eventually } from '../http/testing/eventually.ts';
import type { ResolvedResource } from '../template/resolved-resource.ts';
import { TableChanged } from './create-tables.ts';
import { EngineInUse } from './disk-store.ts';
import { tableFromTemplate } from './settings.ts';
import { customers, orders, startFixture, tableArn } from './testing/dynamodb-fixture.ts';

const Key = { owner: { S: 'me' }, entry: { S: 'a' } };

describe('the data folder', () => {
  it('keeps items and indexes across restarts', async () => {
    const first = await startFixture();
    const item = { ...Key, open: { S: 'yes' }, leaseUntil: { N: '5' }, memo: { S: '昼ごはん, "お弁当"\n🍱' } };
    await first.operator.send(new PutItemCommand({ TableName: 'customers', Item: item }));
    await first.dynamodb.close();
    const again = await startFixture({ dataDir: first.dataDir });
    expect(
      (await again.operator.send(new GetItemCommand({ TableName: 'customers', Key, ConsistentRead: true }))).Item,
    ).toEqual(item);
    const open = new QueryCommand({
      TableName: 'customers',
      IndexName: 'open',
      KeyConditionExpression: '#o = :yes',
      ExpressionAttributeNames: { '#o': 'open' },
      ExpressionAttributeValues: { ':yes': { S: 'yes' } },
    });
    expect((await again.operator.send(open)).Count).toBe(1);
    await again.dynamodb.close();
  });

  it('gets a table that is new in the template, and refuses one with changed keys or indexes', async () => {
    const first = await startFixture({ tables: [orders] });
    await first.dynamodb.close();
    const more = await startFixture({ dataDir: first.dataDir, tables: [orders, customers] });
    expect((await more.operator.send(new ListTablesCommand({}))).TableNames).toEqual(['customers', 'orders']);
    await more.dynamodb.close();

    const [hash, range] = orders.definition.KeySchema;
    if (hash === undefined || range === undefined) throw new Error('no keys');
    const [index] = customers.definition.GlobalSecondaryIndexes ?? [];
    if (index === undefined) throw new Error('no index');
    const attributes = orders.definition.AttributeDefinitions;
    const changed = [
      {
        ...orders,
        definition: { ...orders.definition, KeySchema: [hash], AttributeDefinitions: attributes.slice(0, 1) },
      },
      {
        ...orders,
        definition: {
          ...orders.definition,
          AttributeDefinitions: attributes.map((known) => ({ ...known, AttributeType: 'N' })),
        },
      },
      {
        ...customers,
        definition: {
          ...customers.definition,
          GlobalSecondaryIndexes: [{ ...index, Projection: { ProjectionType: 'ALL' } }],
        },
      },
      { ...customers, definition: { ...customers.definition, GlobalSecondaryIndexes: [] } },
    ];
    for (const table of changed) {
      const start = startFixture({ dataDir: first.dataDir, tables: [table] });
      await expect(start).rejects.toThrow(TableChanged);
      await expect(start).rejects.toThrow(`The table ${table.name}`);
    }
    // The order of the keys does not matter. A refused start has released the folder.
    const reordered = { ...orders, definition: { ...orders.definition, KeySchema: [range, hash] } };
    await (await startFixture({ dataDir: first.dataDir, tables: [reordered] })).dynamodb.close();
  });

  it('can be open in one process only', async () => {
    const first = await startFixture();
    await expect(startFixture({ dataDir: first.dataDir })).rejects.toThrow(EngineInUse);
    await first.dynamodb.close();
  });

  it('has all acknowledged writes after a kill -9', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'host-'));
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'testing/write-until-ended.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = -1;
    for await (const line of createInterface(writer.stdout)) {
      acknowledged = Number(line);
      if (acknowledged === 150) writer.kill('SIGKILL');
    }
    const { operator, dynamodb } = await startFixture({ dataDir });
    const open = new QueryCommand({
      TableName: 'customers',
      IndexName: 'open',
      KeyConditionExpression: '#o = :yes',
      ExpressionAttributeNames: { '#o': 'open' },
      ExpressionAttributeValues: { ':yes': { S: 'yes' } },
    });
    const { Items: indexed = [] } = await operator.send(open);
    expect(indexed.map(({ entry }) => Number(entry?.S)).slice(0, acknowledged + 1)).toEqual(
      Array.from({ length: acknowledged + 1 }, (_, number) => number),
    );
    const { Items: items = [] } = await operator.send(new ScanCommand({ TableName: 'customers' }));
    expect(items.length).toBeGreaterThan(acknowledged);
    await dynamodb.close();
  });

  it('recovers a table when a process was ended during its creation', async () => {
    const first = await startFixture();
    await first.dynamodb.close();
    const store = storage.create({ path: join(first.dataDir, 'dynamodb') });
    await store.db.open();
    const table = await new Promise<object>((resolve, reject) =>
      store.getTable('customers', (error, found) => (error === null ? resolve(found) : reject(error))),
    );
    await new Promise((resolve) => store.tableDb.put('customers', { ...table, TableStatus: 'CREATING' }, resolve));
    await store.lifecycleManager.gracefulClose();

    const again = await startFixture({ dataDir: first.dataDir });
    await again.operator.send(new PutItemCommand({ TableName: 'customers', Item: Key }));
    await again.dynamodb.close();
  });
});

describe('a table', () => {
  it('is described with its ARN and its protection', async () => {
    const { operator, dynamodb } = await startFixture();
    const { Table } = await operator.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table).toMatchObject({
      TableArn: tableArn('orders'),
      TableStatus: 'ACTIVE',
      DeletionProtectionEnabled: true,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    });
    await dynamodb.close();
  });

  it('cannot be deleted, even by the operator, only under deletion protection', async () => {
    const { operator, dynamodb } = await startFixture();
    const refusal = await refusalOf(operator.send(new DeleteTableCommand({ TableName: 'orders' })));
    expect(refusal).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(refusal.message).toContain('protected against deletion');
    await operator.send(new DescribeTableCommand({ TableName: 'orders' }));

    await operator.send(new DeleteTableCommand({ TableName: 'customers' }));
    await eventually(async () => (await operator.send(new ListTablesCommand({}))).TableNames).toEqual(['orders']);
    await dynamodb.removeLapsed();
    await dynamodb.close();
  });
});

describe('an AWS::DynamoDB::Table', () => {
  const resource = (properties: object): ResolvedResource => ({
    stack: 'Data',
    logicalId: 'Orders',
    type: 'AWS::DynamoDB::Table',
    physicalId: 'orders',
    properties: {
      KeySchema: orders.definition.KeySchema,
      AttributeDefinitions: orders.definition.AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...properties,
    },
  });

  it('becomes the settings of a table', () => {
    expect(tableFromTemplate(resource({ DeletionProtectionEnabled: true, SSESpecification: {} }))).toEqual(orders);
    expect(
      tableFromTemplate(resource({ TimeToLiveSpecification: { AttributeName: 'removeAt', Enabled: true } }))
        .timeToLiveAttribute,
    ).toBe('removeAt');
    expect(
      tableFromTemplate(resource({ TimeToLiveSpecification: { AttributeName: 'removeAt', Enabled: false } }))
        .timeToLiveAttribute,
    ).toBeUndefined();
  });

  it.each([
    [{ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }, 'StreamSpecification'],
    [{ LocalSecondaryIndexes: [] }, 'LocalSecondaryIndexes'],
    [{ BillingMode: 'PROVISIONED' }, 'PAY_PER_REQUEST'],
    [{ GlobalSecondaryIndexes: [{ IndexName: 'open', OnDemandThroughput: {} }] }, 'OnDemandThroughput'],
  ])('is refused by the name of a property that is not emulated: %j', (properties, named) => {
    expect(() => tableFromTemplate(resource(properties))).toThrow(named);
    expect(() => tableFromTemplate(resource(properties))).toThrow('Data/Orders');
  });
});
