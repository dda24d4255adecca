import type { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { DynamodbFixture } from './testing/dynamodb-fixture.ts';
import { startFixture } from './testing/dynamodb-fixture.ts';

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

const names = ['owner', 'entry', 'open', 'leaseUntil', 'removeAt', 'memo', '', '__proto__', 'constructor'];
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.record({ S: fc.oneof(fc.string(), fc.constant('me')) }),
    fc.record({ N: fc.oneof(fc.double().map(String), fc.constant('1e400'), fc.constant('')) }),
    fc.record({ B: fc.string() }),
    fc.record({ NULL: fc.boolean() }),
    fc.record({ SS: fc.array(fc.string(), { maxLength: 3 }) }),
    fc.record({ L: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({ M: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3 }) }),
    fc.constantFrom<unknown>(null, {}, [], 'text', 7, { S: 'a', N: '1' }, { S: null }, { Q: 'x' }),
  ),
})).value;
const item = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const expression = fc.oneof(
  fc.constantFrom(
    '#a = :a',
    'SET #a = :a',
    'REMOVE #a',
    'ADD #a :a',
    'SET #a[0].b = if_not_exists(#a, :a) + :a',
    'attribute_not_exists(#a)',
    'begins_with(#a, :a)',
    '#a BETWEEN :a AND :a',
    'NOT (',
    'size(#a) > :a',
    '',
  ),
  fc.string(),
);
const input = fc.record(
  {
    TableName: fc.constantFrom<unknown>('orders', 'customers', 'nowhere', '', 7, null),
    IndexName: fc.constantFrom<unknown>('open', 'none', 7),
    Item: item,
    Key: fc.oneof(item, fc.constant({ owner: { S: 'me' }, entry: { S: 'a' } })),
    KeyConditionExpression: expression,
    FilterExpression: expression,
    ConditionExpression: expression,
    UpdateExpression: expression,
    ProjectionExpression: expression,
    ExpressionAttributeNames: fc.oneof(fc.constant({ '#a': 'owner' }), fc.jsonValue()),
    ExpressionAttributeValues: fc.oneof(
      value.map((a) => ({ ':a': a })),
      fc.jsonValue(),
    ),
    ExclusiveStartKey: item,
    Limit: fc.oneof(fc.integer(), fc.constantFrom('x', null)),
    RequestItems: fc.oneof(
      fc.record({
        orders: fc.oneof(
          fc.record({ Keys: fc.array(item, { maxLength: 2 }) }),
          fc.array(fc.record({ PutRequest: fc.record({ Item: item }) }), { maxLength: 2 }),
        ),
      }),
      fc.jsonValue(),
    ),
    ReturnValuesOnConditionCheckFailure: fc.constantFrom<unknown>('ALL_OLD', 'x', 7),
  },
  { requiredKeys: ['TableName'] },
);
const operation = fc.constantFrom(
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'DescribeTable',
  'DescribeTimeToLive',
  'ListTables',
  'Nothing',
);

/** The status of an operation with this input, signed by the operator. */
async function statusOf(name: string, body: unknown): Promise<number | undefined> {
  const client = fixture.saying((request) => {
    request.body = JSON.stringify(body);
    request.headers['x-amz-target'] = `DynamoDB_20120810.${name}`;
  });
  const answer = await client
    .send(new ListTablesCommand({}))
    .catch((error: unknown) => error as DynamoDBServiceException);
  client.destroy();
  return answer.$metadata.httpStatusCode;
}

it('every request succeeds or is refused, without an internal error', async () => {
  const logged = vi.spyOn(console, 'error');
  await fc.assert(
    fc.asyncProperty(operation, input, async (name, body) => {
      expect([200, 400]).toContain(await statusOf(name, body));
    }),
    { seed: 20_161_101, numRuns: 700 },
  );
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});
