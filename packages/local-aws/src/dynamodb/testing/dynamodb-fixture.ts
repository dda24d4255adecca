import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { BuildMiddleware } from '@smithy/types';
import type { GateFixture } from '../../auth/testing/gate-fixture.ts';
import { accountId, createGateFixture, operatorKeys, region } from '../../auth/testing/gate-fixture.ts';
import type { TemporaryCredentials } from '../../sigv4/credential-authority.ts';
import type { DynamodbOptions } from '../options.ts';
import type { TableSettings } from '../settings.ts';
import type { Dynamodb } from '../start.ts';
import { startDynamodb } from '../start.ts';

/** DynamoDB on a free port with the tables `orders` and `customers`, for tests, and SDK clients for it. */
export interface DynamodbFixture extends GateFixture {
  readonly dynamodb: Dynamodb;
  readonly faults: DynamodbOptions['faults'];
  readonly operator: DynamoDBClient;
  /** A client with temporary credentials of a role that has this policy. */
  asRole(statements: readonly object[]): DynamoDBClient;
  clientWith(settings: ConstructorParameters<typeof DynamoDBClient>[0]): DynamoDBClient;
  /** A client whose requests are changed before they are signed. */
  saying(change: (request: UnsignedRequest) => void, keys?: TemporaryCredentials): DynamoDBClient;
}

export interface UnsignedRequest {
  body: string | Uint8Array;
  readonly headers: Record<string, string>;
}

export async function startFixture(
  given: { readonly dataDir?: string; readonly tables?: readonly TableSettings[] } = {},
): Promise<DynamodbFixture> {
  const fixture = createGateFixture(given);
  const faults = { throttledTables: new Set<string>() };
  const dynamodb = await startDynamodb({ ...fixture, port: 0, faults, tables: given.tables ?? [orders, customers] });
  const clientWith: DynamodbFixture['clientWith'] = (settings) =>
    new DynamoDBClient({ endpoint: dynamodb.url, region, maxAttempts: 1, credentials: operatorKeys, ...settings });
  return {
    ...fixture,
    dynamodb,
    faults,
    operator: clientWith({}),
    clientWith,
    saying(change, credentials) {
      const client = clientWith(credentials === undefined ? {} : { credentials });
      const changed: BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
        change(args.request as UnsignedRequest);
        return next(args);
      };
      client.middlewareStack.add(changed, { step: 'build', priority: 'high', name: 'saying' });
      return client;
    },
    asRole: (statements) => clientWith({ credentials: fixture.keysOf(fixture.role('tested', statements)) }),
  };
}

const attribute = (AttributeName: string, AttributeType = 'S') => ({ AttributeName, AttributeType });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

/** A table with keys only, protected from deletion. */
export const orders: TableSettings = {
  name: 'orders',
  definition: {
    TableName: 'orders',
    KeySchema: keys('owner', 'entry'),
    AttributeDefinitions: [attribute('owner'), attribute('entry')],
    BillingMode: 'PAY_PER_REQUEST',
  },
  deletionProtection: true,
};

/** Items that end, with an index of those that are open. */
export const customers: TableSettings = {
  name: 'customers',
  definition: {
    TableName: 'customers',
    KeySchema: keys('owner', 'entry'),
    AttributeDefinitions: [attribute('owner'), attribute('entry'), attribute('open'), attribute('leaseUntil', 'N')],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      { IndexName: 'open', KeySchema: keys('open', 'leaseUntil'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  },
  timeToLiveAttribute: 'removeAt',
  deletionProtection: false,
};

export const tableArn = (name: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
