import type { AddressInfo } from 'node:net';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

/** Tables in the local host's data engine, all keyed by `owner` and `entry`, and a client of them. */
export interface LedgerTablesUnderTest {
  readonly dynamodb: DynamoDBClient;
  /** The input of every request except puts, in order. */
  readonly sent: object[];
  put(tableName: string, ...items: readonly Readonly<Record<string, AttributeValue>>[]): Promise<void>;
  close(): Promise<void>;
}

export async function openLedgerTables(...tableNames: readonly string[]): Promise<LedgerTablesUnderTest> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dynamodb = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  for (const TableName of tableNames) {
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'owner', AttributeType: 'S' },
          { AttributeName: 'entry', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'owner', KeyType: 'HASH' },
          { AttributeName: 'entry', KeyType: 'RANGE' },
        ],
      }),
    );
  }
  const sent: object[] = [];
  dynamodb.middlewareStack.add((next, { commandName }) => (args) => {
    if (commandName !== 'PutItemCommand') sent.push(args.input);
    return next(args);
  });
  return {
    dynamodb,
    sent,
    put: async (TableName, ...items) => {
      for (const Item of items) await dynamodb.send(new PutItemCommand({ TableName, Item: { ...Item } }));
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
