import { setTimeout as pause } from 'node:timers/promises';
import type { AttributeValue, DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand, DeleteItemCommand, paginateQuery, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { OwnedTable } from './places.ts';

type Key = Record<string, AttributeValue>;

/** The most items of one BatchWriteItem. */
const mostAtOnce = 25;

/** Removes every row of an owner from a table. Returns how many there were. */
export async function removeRows(dynamodb: DynamoDBClient, table: OwnedTable, owner: string): Promise<number> {
  let removed = 0;
  for await (const keys of rowsOf(dynamodb, table, owner)) {
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

/** The lease of a run ends within this time (resolvers/times.ts). A later one belongs to a request that no run has taken. */
const longestLeaseSeconds = 120;
/** More than the attempts that a job can have. */
const attemptsAhead = 1000;

/**
 * Shuts the runs out that are at work for an owner: no report of theirs is accepted from now on. Their rows stay, so that
 * an erasure which is stopped here still knows of them.
 *
 * @returns the epoch second at which the last of their leases ends; 0 when no run is at work
 */
export async function shutRunsOut(dynamodb: DynamoDBClient, table: OwnedTable, owner: string): Promise<number> {
  let last = 0;
  for await (const rows of rowsOf(dynamodb, table, owner, ['leaseUntil'])) {
    for (const { leaseUntil, ...Key } of rows) {
      const until = leaseUntil === undefined ? 0 : leaseOfRun({ leaseUntil });
      if (until === 0) continue;
      last = Math.max(last, until);
      await dynamodb.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key,
          // The attempt is the fencing token: a run whose number is lower is refused.
          UpdateExpression: 'ADD #attempt :ahead',
          ExpressionAttributeNames: { '#attempt': 'attempt' },
          ExpressionAttributeValues: { ':ahead': { N: String(attemptsAhead) } },
        }),
      );
    }
  }
  return last;
}

/**
 * Removes every row of an owner from the table of exports and restores. No event starts a run without its row.
 *
 * @returns how many rows there were; and when the lease ends of a run that began meanwhile, 0 without one
 */
export async function removeJobs(
  dynamodb: DynamoDBClient,
  table: OwnedTable,
  owner: string,
): Promise<{ readonly removed: number; readonly leaseUntil: number }> {
  let [removed, leaseUntil] = [0, 0];
  for await (const keys of rowsOf(dynamodb, table, owner)) {
    for (const Key of keys) {
      const { Attributes } = await dynamodb.send(
        new DeleteItemCommand({ TableName: table.name, Key, ReturnValues: 'ALL_OLD' }),
      );
      leaseUntil = Math.max(leaseUntil, leaseOfRun(Attributes));
    }
    removed += keys.length;
  }
  return { removed, leaseUntil };
}

/** The epoch second at which the lease of a run ends that is at work; 0 for every other row. */
function leaseOfRun(row: Key | undefined): number {
  const until = Number(row?.['leaseUntil']?.N ?? 0);
  const nowSeconds = Date.now() / 1000;
  return until < nowSeconds || until > nowSeconds + longestLeaseSeconds ? 0 : until;
}

async function* rowsOf(
  dynamodb: DynamoDBClient,
  table: OwnedTable,
  owner: string,
  more: readonly string[] = [],
): AsyncGenerator<readonly Key[]> {
  const { name, partitionAttribute, sortAttribute } = table;
  const pages = paginateQuery(
    { client: dynamodb },
    {
      TableName: name,
      ConsistentRead: true,
      KeyConditionExpression: '#partition = :owner',
      ProjectionExpression: ['#partition', '#sort', ...more].join(', '),
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
