import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { DatasetName } from '../ledger/datasets.ts';
import { byDataset, datasets } from '../ledger/datasets.ts';
import type { Layout } from '../ledger/layouts/layout.ts';
import { keyAttributes } from '../ledger/layouts/stored-record.ts';

/** Empty tables of a layout in the local host's data engine, named like their datasets, and a client of them. */
export interface TablesOfLayout {
  readonly dynamodb: DynamoDBClient;
  readonly tableNames: Readonly<Record<DatasetName, string>>;
  /** The name and the input of every request, in order. */
  readonly sent: { readonly command: string; readonly input: object }[];
  put(
    name: DatasetName,
    ...items: readonly Readonly<Record<string, { readonly S?: string; readonly N?: string }>>[]
  ): Promise<void>;
  close(): Promise<void>;
}

export async function openTablesOf(layout: Layout): Promise<TablesOfLayout> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dynamodb = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  for (const { name } of datasets) {
    const keys = keyAttributes(layout.tables[name]);
    await dynamodb.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map(({ attribute }) => ({ AttributeName: attribute, AttributeType: 'S' })),
        KeySchema: keys.map(({ attribute }, index) => ({
          AttributeName: attribute,
          KeyType: index === 0 ? 'HASH' : 'RANGE',
        })),
      }),
    );
  }
  const sent: { command: string; input: object }[] = [];
  dynamodb.middlewareStack.add((next, { commandName = '' }) => (args) => {
    sent.push({ command: commandName, input: args.input });
    return next(args);
  });
  return {
    dynamodb,
    tableNames: byDataset(({ name }) => name),
    sent,
    put: async (TableName, ...items) => {
      for (const Item of items)
        await dynamodb.send(new PutItemCommand({ TableName, Item: Item as Record<string, { S: string }> }));
    },
    close: async () => {
      dynamodb.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
