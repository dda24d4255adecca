import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { isJsonObject, shown } from '../../../json.ts';
import { RequestRefused } from '../data-source.ts';
import type { SdkExpression } from './request-object.ts';
import { readExpression } from './request-object.ts';

/** The `condition` of a write: its expression, and how AppSync reads the item after the expression was false. */
export interface Condition {
  readonly expression: SdkExpression;
  readonly equalsIgnore: readonly string[];
  readonly consistentRead: boolean;
}

export function readCondition(value: unknown): Condition | undefined {
  const expression = readExpression(value, 'condition', [
    'equalsIgnore',
    'consistentRead',
    'conditionalCheckFailedHandler',
  ]);
  if (expression === undefined || !isJsonObject(value)) return undefined;
  refuseCustomHandler(value['conditionalCheckFailedHandler']);
  const ignored = value['equalsIgnore'] ?? [];
  if (!Array.isArray(ignored))
    throw new RequestRefused(`condition.equalsIgnore: expected a list of attribute names, got ${shown(ignored)}.`);
  return { expression, equalsIgnore: ignored.map(String), consistentRead: value['consistentRead'] !== false };
}

/** The stored item. AppSync reads it with the data source's role after a condition failed. */
export async function currentItem(
  client: DynamoDBClient,
  tableName: string,
  key: Record<string, AttributeValue>,
  { consistentRead }: Condition,
  signal: AbortSignal,
): Promise<Record<string, AttributeValue> | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: consistentRead }),
    { abortSignal: signal },
  );
  return Item;
}

/** True when the stored item equals the item of the refused Put. AppSync then counts the Put as a success. */
export function holdsAlready(
  stored: Record<string, AttributeValue>,
  wanted: Record<string, AttributeValue>,
  { equalsIgnore }: Condition,
): boolean {
  return isDeepStrictEqual(comparable(stored, equalsIgnore), comparable(wanted, equalsIgnore));
}

function comparable(item: Record<string, AttributeValue>, ignored: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => !ignored.includes(name))
      .map(([name, value]) => [name, normalised(value)]),
  );
}

/** Sets are compared without order, and `1.0` equals `1`. */
function normalised(value: AttributeValue): unknown {
  if (value.N !== undefined) return { N: Number(value.N) };
  if (value.SS !== undefined) return { SS: [...value.SS].sort() };
  if (value.NS !== undefined) return { NS: value.NS.map(Number).sort((a, b) => a - b) };
  if (value.BS !== undefined) return { BS: value.BS.map((member) => Buffer.from(member).toString('base64')).sort() };
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.L !== undefined) return { L: value.L.map(normalised) };
  if (value.M !== undefined) return { M: comparable(value.M, []) };
  return value;
}

function refuseCustomHandler(handler: unknown): void {
  if (handler === undefined || handler === null) return;
  const strategy = isJsonObject(handler) ? (handler['strategy'] ?? 'Reject') : handler;
  if (strategy !== 'Reject')
    throw new RequestRefused(
      `conditionalCheckFailedHandler: only the strategy Reject is supported by the local host, got ${shown(strategy)}.`,
    );
}
