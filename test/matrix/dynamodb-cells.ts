import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { region } from 'local-aws/host/account.ts';
import type { ResolvedResource } from 'local-aws/template/resolved-resource.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import type { Cell, Verdict } from './cell.ts';
import { nameIn, signedAs, verdictOf } from './cell.ts';
import { matrixOwner } from './matrix-owner.ts';

type Ask = (client: DynamoDBClient) => Promise<Verdict>;

interface KeySchema {
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
}

interface IndexSchema extends KeySchema {
  readonly IndexName: string;
}

/** Every operation of the DynamoDB endpoint, on every table and every index of the template. */
export function dynamodbCells(host: HostUnderTest): Cell[] {
  const cell = (name: string, ask: Ask): Cell => ({
    name,
    ask: async (credentials) => {
      const client = new DynamoDBClient({
        region,
        endpoint: host.host.urls.dynamodb,
        maxAttempts: 1,
        ...signedAs(credentials),
      });
      return ask(client).finally(() => client.destroy());
    },
  });
  const tables = host.host.resources.filter(({ type }) => type === 'AWS::DynamoDB::Table');
  return [
    cell('dynamodb:ListTables', (client) => verdictOf(client.send(new ListTablesCommand({})))),
    ...tables.flatMap((table) => [
      ...Object.entries(onTable(table)).map(([action, ask]) =>
        cell(`dynamodb:${action} ${nameIn(table.logicalId)}`, ask),
      ),
      ...indexesOf(table).flatMap((index) =>
        Object.entries(onIndex(table, index)).map(([action, ask]) =>
          cell(`dynamodb:${action} ${nameIn(table.logicalId)}/index/${index.IndexName}`, ask),
        ),
      ),
    ]),
  ];
}

function onTable({ physicalId: TableName, properties }: ResolvedResource): Readonly<Record<string, Ask>> {
  const keys = (properties as unknown as KeySchema).KeySchema.map(({ AttributeName }) => AttributeName);
  const Key: Record<string, AttributeValue> = Object.fromEntries(
    keys.map((name, index) => [name, { S: index === 0 ? matrixOwner : 'matrix' }]),
  );
  return {
    DescribeTable: (client) => verdictOf(client.send(new DescribeTableCommand({ TableName }))),
    DescribeTimeToLive: (client) => verdictOf(client.send(new DescribeTimeToLiveCommand({ TableName }))),
    GetItem: (client) => verdictOf(client.send(new GetItemCommand({ TableName, Key }))),
    BatchGetItem: (client) =>
      verdictOf(client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }))),
    Query: (client) => verdictOf(client.send(queryOf(TableName, keys[0] ?? ''))),
    Scan: (client) => verdictOf(client.send(new ScanCommand({ TableName, Limit: 1 }))),
    PutItem: (client) => verdictOf(client.send(new PutItemCommand({ TableName, Item: Key }))),
    UpdateItem: (client) =>
      verdictOf(
        client.send(
          new UpdateItemCommand({
            TableName,
            Key,
            UpdateExpression: 'SET memo = :m',
            ExpressionAttributeValues: { ':m': { S: 'x' } },
          }),
        ),
      ),
    DeleteItem: (client) => verdictOf(client.send(new DeleteItemCommand({ TableName, Key }))),
    BatchWriteItem: (client) =>
      verdictOf(
        client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } })),
      ),
    // A permitted deletion is stopped only by the table's deletion protection.
    DeleteTable: (client) => verdictOf(client.send(new DeleteTableCommand({ TableName })), ['ValidationException']),
  };
}

function onIndex(
  { physicalId: TableName }: ResolvedResource,
  { IndexName, KeySchema: keys }: IndexSchema,
): Readonly<Record<string, Ask>> {
  return {
    Query: (client) => verdictOf(client.send(queryOf(TableName, keys[0]?.AttributeName ?? '', IndexName))),
    Scan: (client) => verdictOf(client.send(new ScanCommand({ TableName, IndexName, Limit: 1 }))),
  };
}

function queryOf(TableName: string, partitionKey: string, IndexName?: string): QueryCommand {
  return new QueryCommand({
    TableName,
    ...(IndexName === undefined ? {} : { IndexName }),
    KeyConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': partitionKey },
    ExpressionAttributeValues: { ':p': { S: matrixOwner } },
  });
}

function indexesOf({ properties }: ResolvedResource): readonly IndexSchema[] {
  return (properties['GlobalSecondaryIndexes'] ?? []) as readonly IndexSchema[];
}
