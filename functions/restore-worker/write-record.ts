import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { jsonLineWriter } from '../../archive/entries/jsonl.ts';
import type { Item } from '../../archive/items/attribute-value.ts';
import { fromStored, storedKey } from '../../ledger/layouts/stored-record.ts';
import type { ConditionalWrite } from '../../restore/conditional-write.ts';
import { conditionalWrite } from '../../restore/conditional-write.ts';
import type { LedgerRecord } from '../../restore/ledger-record.ts';
import { sameRecord } from '../../restore/same-item.ts';
import type { StoredTable } from '../ledger-tables/stored-table.ts';

/**
 * The outcome of a write. `DONE`: the record was already as wanted, for example through an earlier write whose response
 * was lost. `CONFLICT`: another writer has changed the record, and it was left alone.
 */
export type WriteOutcome = 'WRITTEN' | 'DONE' | 'CONFLICT';

/**
 * Changes a record from `from` to `to`, on the condition that it is still `from`. When the condition fails, the record
 * is read again strongly consistent and judged by its value.
 *
 * @throws any error of DynamoDB but a failed condition.
 */
export async function writeRecord(
  table: StoredTable,
  key: string,
  from: LedgerRecord | undefined,
  to: LedgerRecord | undefined,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const write = conditionalWrite(table, from, to);
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (await isAccepted(table, write, signal)) return 'WRITTEN';
    const live = await readRecord(table, key, signal);
    if (sameRecord(live, to)) return 'DONE';
    if (!sameRecord(live, from)) return 'CONFLICT';
    // Another writer changed the record between the write and the read, and changed it back.
  }
  return 'CONFLICT';
}

/** For a record that other writers keep changing and changing back. */
const mostTries = 3;

/** Sends the write. False when its condition failed. */
async function isAccepted(
  { dynamodb, tableName: TableName }: StoredTable,
  { operation, input }: ConditionalWrite,
  abortSignal: AbortSignal,
): Promise<boolean> {
  const { ExpressionAttributeValues: values, ...condition } = input;
  const common = { ...condition, TableName, ...(values && { ExpressionAttributeValues: sdkItem(values) }) };
  const options = { abortSignal };
  try {
    if (operation === 'PutItem')
      await dynamodb.send(new PutItemCommand({ ...common, Item: sdkItem(input.Item) }), options);
    else if (operation === 'UpdateItem')
      await dynamodb.send(new UpdateItemCommand({ ...common, Key: sdkItem(input.Key) }), options);
    else await dynamodb.send(new DeleteItemCommand({ ...common, Key: sdkItem(input.Key) }), options);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function readRecord(
  { dynamodb, tableName: TableName, dataset, layout, owner }: StoredTable,
  key: string,
  abortSignal: AbortSignal,
): Promise<LedgerRecord | undefined> {
  const table = layout.tables[dataset.name];
  const Key = sdkItem(storedKey(table, owner, key) as Item);
  const { Item: stored } = await dynamodb.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }), {
    abortSignal,
  });
  return stored && { key, line: jsonLineWriter()(fromStored(dataset, table, owner, stored)) };
}

/**
 * The SDK's type is a union with one member for each type of value. The pure trees have one type with optional members.
 */
function sdkItem(item: Item): Record<string, AttributeValue> {
  return item as unknown as Record<string, AttributeValue>;
}
