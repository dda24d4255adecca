import { randomUUID } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import type { Case } from './case.ts';
import { dynamodbOf, errorOf } from './sdk-clients.ts';

type Item = Record<string, AttributeValue>;

/** A partition of the slips table for this case only. It is removed afterwards. */
interface Partition {
  readonly TableName: string;
  readonly owner: string;
  readonly client: ReturnType<typeof dynamodbOf>;
  readonly put: (entry: string, more?: Item) => Promise<unknown>;
  readonly key: (entry: string) => Item;
}

function inPartition(holds: (partition: Partition) => Promise<void>): Case['holds'] {
  return async ({ target }) => {
    const client = dynamodbOf(target);
    const owner = `conformance:${randomUUID()}`;
    const TableName = target.slipsTable;
    const key = (entry: string): Item => ({ owner: { S: owner }, entry: { S: entry } });
    const put = (entry: string, more: Item = {}) =>
      client.send(new PutItemCommand({ TableName, Item: { ...key(entry), ...more } }));
    try {
      await holds({ TableName, owner, client, put, key });
    } finally {
      const { Items = [] } = await client.send(
        new QueryCommand({ TableName, ...ofOwner(owner), ProjectionExpression: '#o, entry' }),
      );
      for (const Key of Items) await client.send(new DeleteItemCommand({ TableName, Key }));
      client.destroy();
    }
  };
}

const ofOwner = (owner: string) => ({
  KeyConditionExpression: '#o = :o',
  ExpressionAttributeNames: { '#o': 'owner' },
  ExpressionAttributeValues: { ':o': { S: owner } },
});

export const dynamodbCases: readonly Case[] = [
  {
    clause: 'every kind of value is returned unchanged, numbers with 38 digits',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, put, key }) => {
      const more: Item = {
        n: { N: '12345678901234567890123456789012345678' },
        small: { N: '-0.0000001' },
        zero: { N: '0' },
        s: { S: '伝票 😀' },
        empty: { S: '' },
        b: { B: new Uint8Array([0, 255]) },
        t: { BOOL: true },
        nul: { NULL: true },
        l: { L: [{ S: 'x' }, { N: '1' }] },
        m: { M: { deep: { M: {} } } },
        ss: { SS: ['a', 'b'] },
      };
      await put('a', more);
      const { Item: item } = await client.send(new GetItemCommand({ TableName, Key: key('a'), ConsistentRead: true }));
      expect(item).toEqual({ ...key('a'), ...more });
    }),
  },
  {
    clause: 'a failed condition returns the stored item on request',
    source: 'documented',
    holds: inPartition(async ({ TableName, put, key, client }) => {
      await put('a', { value: { N: '1' } });
      const call = client.send(
        new PutItemCommand({
          TableName,
          Item: key('a'),
          ConditionExpression: 'attribute_not_exists(entry)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      await expect(call).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
        message: 'The conditional request failed',
        Item: { ...key('a'), value: { N: '1' } },
      });
    }),
  },
  {
    clause: 'a condition compares numbers, sets, lists and maps by value',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, put, key }) => {
      const stored: Item = {
        n: { N: '100' },
        ss: { SS: ['a', 'b'] },
        ns: { NS: ['1', '20'] },
        l: { L: [{ N: '1' }, { M: { x: { S: '' } } }] },
        m: { M: { b: { BOOL: true }, a: { L: [] } } },
      };
      await put('a', stored);
      const deletionWhen = (values: Item) =>
        new DeleteItemCommand({
          TableName,
          Key: key('a'),
          ConditionExpression: Object.keys(values)
            .map((name) => `${name} = :${name}`)
            .join(' AND '),
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [`:${name}`, value]),
          ),
        });
      const others: Item = {
        n: { N: '101' },
        ss: { SS: ['a'] },
        ns: { NS: ['1', '2'] },
        l: { L: [{ M: { x: { S: '' } } }, { N: '1' }] },
        m: { M: { b: { BOOL: false }, a: { L: [] } } },
      };
      for (const [name, value] of Object.entries(others)) {
        await expect(client.send(deletionWhen({ [name]: value })), name).rejects.toMatchObject({
          name: 'ConditionalCheckFailedException',
        });
      }
      await client.send(
        deletionWhen({
          n: { N: '1E2' },
          ss: { SS: ['b', 'a'] },
          ns: { NS: ['2E1', '1.0'] },
          l: { L: [{ N: '1.0' }, { M: { x: { S: '' } } }] },
          m: { M: { a: { L: [] }, b: { BOOL: true } } },
        }),
      );
    }),
  },
  {
    clause: 'an update increments in place and returns the result',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, put, key }) => {
      await put('a', { version: { N: '41' } });
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName,
          Key: key('a'),
          UpdateExpression: 'SET version = version + :one, memo = if_not_exists(memo, :m)',
          ExpressionAttributeValues: { ':one': { N: '1' }, ':m': { S: '' } },
          ReturnValues: 'ALL_NEW',
        }),
      );
      expect(Attributes).toEqual({ ...key('a'), version: { N: '42' }, memo: { S: '' } });
    }),
  },
  {
    clause: 'a query goes in key order, pages by limit and ends',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, owner, put }) => {
      const entries = ['20250101#1', '20250101#2', '20250102#1', '20250110#1', '2025011#'];
      for (const entry of entries) await put(entry);
      const found: string[] = [];
      let pages = 0;
      for await (const { Items = [] } of paginateQuery({ client, pageSize: 2 }, { TableName, ...ofOwner(owner) })) {
        pages += 1;
        found.push(...Items.map((item) => item['entry']?.S ?? ''));
      }
      expect([found, pages]).toEqual([[...entries].sort(), 3]);
    }),
  },
  {
    clause: 'BETWEEN includes both ends',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, owner, put }) => {
      for (const entry of ['a', 'b', 'c', 'd']) await put(entry);
      const { Items } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#o = :o AND entry BETWEEN :b AND :c',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': { S: owner }, ':b': { S: 'b' }, ':c': { S: 'c' } },
        }),
      );
      expect(Items?.map((item) => item['entry']?.S)).toEqual(['b', 'c']);
    }),
  },
  {
    clause: 'a page ends at 1 MB with any limit',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, owner, put }) => {
      for (const entry of ['a', 'b', 'c', 'd']) await put(entry, { memo: { S: 'x'.repeat(300_000) } });
      const { Items, LastEvaluatedKey } = await client.send(new QueryCommand({ TableName, ...ofOwner(owner) }));
      expect([Items?.length, LastEvaluatedKey === undefined]).toEqual([4, false]);
    }),
  },
  {
    clause:
      'an invalid write is a ValidationException: no key, an empty key, an item over 400 KB, 26 writes in one batch',
    source: 'documented',
    holds: inPartition(async ({ TableName, client, key, put }) => {
      const writes = Array.from({ length: 26 }, (_, index) => ({ PutRequest: { Item: key(String(index)) } }));
      expect([
        await errorOf(client.send(new PutItemCommand({ TableName, Item: { owner: { S: 'x' } } }))),
        await errorOf(put('')),
        await errorOf(put('a', { memo: { S: 'x'.repeat(410_000) } })),
        await errorOf(client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: writes } }))),
      ]).toEqual(Array.from({ length: 4 }, () => 'ValidationException'));
    }),
  },
  {
    clause: 'an unknown table is a ResourceNotFoundException, a protected one a ValidationException',
    source: 'documented',
    async holds({ target }) {
      const client = dynamodbOf(target);
      expect(await errorOf(client.send(new DescribeTableCommand({ TableName: 'nobodys-table' })))).toBe(
        'ResourceNotFoundException',
      );
      const { Table } = await client.send(new DescribeTableCommand({ TableName: target.slipsTable }));
      // Sent only when deletion protection makes the call harmless.
      expect(Table?.DeletionProtectionEnabled).toBe(true);
      expect(await errorOf(client.send(new DeleteTableCommand({ TableName: target.slipsTable })))).toBe(
        'ValidationException',
      );
      client.destroy();
    },
  },
];
