import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue, DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand, DeleteItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { OwnedTable } from './places.ts';

type Key = Record<string, AttributeValue>;

/** The most items of one BatchWriteItem. */
const mostAtOnce = 25;

/** Removes every row of an owner from a table. Returns how many there were. */
export async function removeRows(dynamodb: DynamoDBClient, table: OwnedTable, owner: string): Promise<number> {
  let removed = 0;
  for await (const keys of keysOf(dynamodb, table, owner)) {
    for (let from = 0; from < keys.length; from += mostAtOnce)
      await writeAll(
        dynamodb,
        table.name,
        keys.slice(from, from + mostAtOnce).map((Key) => ({ DeleteRequest: { Key } })),
      );
    removed += keys.length;
  }
  return removed;
}

/**
 * Removes every row of an owner from the table of exports and restores. Without its row, no report of a run is accepted,
 * so that run ends, and no event starts another.
 *
 * @returns how many rows there were, and the epoch second at which the last lease of a run ends; 0 when no run is at work
 */
export async function removeJobs(
  dynamodb: DynamoDBClient,
  table: OwnedTable,
  owner: string,
): Promise<{ readonly removed: number; readonly leaseUntil: number }> {
  let [removed, leaseUntil] = [0, 0];
  for await (const keys of keysOf(dynamodb, table, owner)) {
    for (const Key of keys) {
      const { Attributes } = await dynamodb.send(
        new DeleteItemCommand({ TableName: table.name, Key, ReturnValues: 'ALL_OLD' }),
      );
      leaseUntil = Math.max(leaseUntil, Number(Attributes?.['leaseUntil']?.N ?? 0));
    }
    removed += keys.length;
  }
  return { removed, leaseUntil };
}

async function* keysOf(dynamodb: DynamoDBClient, table: OwnedTable, owner: string): AsyncGenerator<readonly Key[]> {
  const { name, partitionAttribute, sortAttribute } = table;
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: name,
      ConsistentRead: true,
      KeyConditionExpression: '#partition = :owner',
      ProjectionExpression: '#partition, #sort',
      ExpressionAttributeNames: { '#partition': partitionAttribute, '#sort': sortAttribute },
      ExpressionAttributeValues: { ':owner': { S: owner } },
    },
  );
  for await (const { Items = [] } of pages) yield Items;
}

async function writeAll(dynamodb: DynamoDBClient, table: string, writes: readonly WriteRequest[]): Promise<void> {
  let left: readonly WriteRequest[] = writes;
  for (let delayMs = 50; left.length > 0; delayMs = Math.min(delayMs * 2, 5000)) {
    const { UnprocessedItems } = await dynamodb.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: [...left] } }),
    );
    left = UnprocessedItems?.[table] ?? [];
    if (left.length > 0) await pause(delayMs);
  }
}
