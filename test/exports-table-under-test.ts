import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { DataSource } from 'local-aws/appsync/data-sources/data-source.ts';
import { dynamodbDataSource } from 'local-aws/appsync/data-sources/dynamodb/dynamodb-data-source.ts';
import { createPageTokens } from 'local-aws/appsync/data-sources/dynamodb/page-tokens.ts';
import type { Item } from './ledger-in-tables.ts';

/** An exports table in the local host's data engine, for tests of resolvers. */
export interface ExportsTableUnderTest {
  readonly source: DataSource;
  items(): Promise<Item[]>;
  put(item: Item): Promise<void>;
  /** Deletes every item. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openExportsTable(): Promise<ExportsTableUnderTest> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const TableName = 'exports';
  const key = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [key('owner'), key('entry')],
      KeySchema: [
        { AttributeName: 'owner', KeyType: 'HASH' },
        { AttributeName: 'entry', KeyType: 'RANGE' },
      ],
    }),
  );
  const items = async () => (await client.send(new ScanCommand({ TableName }))).Items ?? [];
  return {
    source: dynamodbDataSource(client, TableName, createPageTokens()),
    items,
    put: async (Item) => {
      await client.send(new PutItemCommand({ TableName, Item }));
    },
    clear: async () => {
      for (const { owner, entry } of await items())
        await client.send(new DeleteItemCommand({ TableName, Key: { owner, entry } as Item }));
    },
    close: async () => {
      client.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
