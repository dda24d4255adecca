import type { AttributeValue, WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchWriteItemCommand, DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { region } from 'local-aws/host/account.ts';
import type { HostUnderTest } from './host-under-test.ts';

export type Item = Record<string, AttributeValue>;

/** The operator's environment variables (`operator.env`), by name. */
export function operatorVariables(host: HostUnderTest): Record<string, string> {
  const lines = host.operatorEnvironment.split('\n').filter((line) => line.includes('=') && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

/**
 * A DynamoDB client with the operator's credentials. It reads every table through the endpoint, with the SDK's own
 * parser.
 */
export function operatorDynamodb(host: HostUnderTest): DynamoDBClient {
  const variables = operatorVariables(host);
  return new DynamoDBClient({
    region,
    endpoint: host.host.urls.dynamodb,
    credentials: {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
}

export function tableOf(host: HostUnderTest, logicalName: string | RegExp): string {
  const table = host.host.resources.find(
    ({ type, logicalId }) =>
      type === 'AWS::DynamoDB::Table' &&
      (typeof logicalName === 'string' ? logicalId.startsWith(logicalName) : logicalName.test(logicalId)),
  );
  if (table === undefined) throw new Error(`No table is named like ${String(logicalName)}.`);
  return table.physicalId;
}

/**
 * Every item of an owner in a table whose date is in the period. Reads the whole partition and compares dates, not
 * keys.
 */
export async function itemsInPeriod(
  host: HostUnderTest,
  logicalName: string,
  owner: string,
  from: string,
  to: string,
): Promise<Item[]> {
  const all = await itemsOf(host, logicalName, owner);
  const compact = (day: string) => day.replaceAll('-', '');
  return all.filter(
    (item) => (item['tgt_date']?.S ?? '') >= compact(from) && (item['tgt_date']?.S ?? '') <= compact(to),
  );
}

/** Puts items into a table of the ledger. */
export function putItems(host: HostUnderTest, logicalName: string, items: readonly Item[]): Promise<void> {
  return writeItems(
    host,
    logicalName,
    items.map((item) => ({ PutRequest: { Item: item } })),
  );
}

/** Deletes items of a dated table by their keys. */
export function removeItems(host: HostUnderTest, logicalName: string, items: readonly Item[]): Promise<void> {
  const keyOf = ({ owner, entry }: Item) => ({ owner, entry }) as Item;
  return writeItems(
    host,
    logicalName,
    items.map((item) => ({ DeleteRequest: { Key: keyOf(item) } })),
  );
}

async function writeItems(host: HostUnderTest, logicalName: string, requests: readonly WriteRequest[]): Promise<void> {
  const client = operatorDynamodb(host);
  const TableName = tableOf(host, logicalName);
  for (let at = 0; at < requests.length; at += 25)
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests.slice(at, at + 25) } }));
  client.destroy();
}

export async function itemsOf(host: HostUnderTest, logicalName: string, owner: string): Promise<Item[]> {
  const client = operatorDynamodb(host);
  const items: Item[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: tableOf(host, logicalName),
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: owner } },
    },
  );
  for await (const page of pages) items.push(...(page.Items ?? []));
  client.destroy();
  return items;
}
