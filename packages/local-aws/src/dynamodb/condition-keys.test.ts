import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from './testing/dynamodb-fixture.ts';
import { startFixture } from './testing/dynamodb-fixture.ts';

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
  for (const owner of ['me', 'you'])
    await fixture.operator.send(
      new PutItemCommand({ TableName: 'orders', Item: { ...key(owner), memo: { S: owner } } }),
    );
});
afterAll(() => fixture.dynamodb.close());

const key = (owner: string) => ({ owner: { S: owner }, entry: { S: 'a' } });
const TableName = 'orders';
type Send = (client: DynamoDBClient) => Promise<unknown>;
const allow = (Condition: object, Action = 'dynamodb:*') => ({ Effect: 'Allow', Action, Resource: '*', Condition });
const outcomeOf = async (statements: readonly object[], send: Send): Promise<string> => {
  try {
    await send(fixture.asRole(statements));
    return 'allowed';
  } catch {
    return (await refusalOf(send(fixture.asRole(statements)))).name;
  }
};

/** Every operation that names partitions, applied to the partitions of the given owners. */
const onPartitions = (...owners: readonly string[]): readonly (readonly [string, Send])[] => {
  const [owner = ''] = owners;
  const single: readonly (readonly [string, Send])[] = [
    ['GetItem', (client) => client.send(new GetItemCommand({ TableName, Key: key(owner) }))],
    [
      'PutItem',
      (client) => client.send(new PutItemCommand({ TableName, Item: { ...key(owner), memo: { S: owner } } })),
    ],
    [
      'UpdateItem',
      (client) =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key(owner),
            UpdateExpression: 'SET memo = :m',
            ExpressionAttributeValues: { ':m': { S: owner } },
          }),
        ),
    ],
    [
      'DeleteItem',
      (client) => client.send(new DeleteItemCommand({ TableName, Key: { owner: { S: owner }, entry: { S: 'gone' } } })),
    ],
    [
      'Query',
      (client) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: '#o = :o',
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: { ':o': { S: owner } },
          }),
        ),
    ],
    [
      'Query, the other way round',
      (client) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'begins_with(entry, :e) AND (:o = #o)',
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: { ':o': { S: owner }, ':e': { S: 'a' } },
          }),
        ),
    ],
    [
      'Query by the older parameter',
      (client) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditions: { owner: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: owner }] } },
          }),
        ),
    ],
  ];
  return [
    ...(owners.length === 1 ? single : []),
    [
      'BatchGetItem',
      (client) => client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: owners.map(key) } } })),
    ],
    [
      'BatchWriteItem of puts',
      (client) =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: owners.map((one) => ({ PutRequest: { Item: { ...key(one), memo: { S: one } } } })),
            },
          }),
        ),
    ],
    [
      'BatchWriteItem of deletes',
      (client) =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: {
              [TableName]: owners.map((one) => ({
                DeleteRequest: { Key: { owner: { S: one }, entry: { S: 'gone' } } },
              })),
            },
          }),
        ),
    ],
  ];
};
const scan: Send = (client) => client.send(new ScanCommand({ TableName }));

/** The developer guide's policy. `Null` refuses requests without a partition, for which ForAllValues is true. */
const idiom = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['me'] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
};

describe('AWS’s policy for own partitions', () => {
  it.each(onPartitions('me'))('allows %s on own partitions', async (_, send) => {
    expect(await outcomeOf([allow(idiom)], send)).toBe('allowed');
  });

  it.each([...onPartitions('you'), ['Scan', scan] as const])(
    'refuses %s on another owner’s partition',
    async (_, send) => {
      expect(await outcomeOf([allow(idiom)], send)).toBe('AccessDeniedException');
    },
  );

  it.each(onPartitions('me', 'you'))('refuses %s with one key of another owner', async (_, send) => {
    expect(await outcomeOf([allow(idiom)], send)).toBe('AccessDeniedException');
  });

  it.each(onPartitions('me', 'you'))('refuses %s with one key of another owner', async (_, send) => {
    expect(await outcomeOf([allow(idiom)], send)).toBe('AccessDeniedException');
  });

  describe('with the tag of a session', () => {
    const ofOwner = allow({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/owner}'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    const outcomeWith = async (tags: Readonly<Record<string, string>> | undefined, send: Send): Promise<string> => {
      const session = fixture.role('tagged', [ofOwner]);
      const credentials = fixture.keysOf(tags === undefined ? session : { ...session, tags });
      try {
        await send(fixture.clientWith({ credentials }));
        return 'allowed';
      } catch (error) {
        return (error as Error).name;
      }
    };

    it.each(onPartitions('me'))('allows %s on own partitions', async (_, send) => {
      expect(await outcomeWith({ owner: 'me' }, send)).toBe('allowed');
    });

    it.each([...onPartitions('me'), ['Scan', scan] as const])(
      'refuses %s without the tag, with an empty one and with another owner’s',
      async (_, send) => {
        for (const tags of [undefined, {}, { owner: '' }, { owner: 'you' }, { owner: '*' }, { Owners: 'me' }])
          expect([tags, await outcomeWith(tags, send)]).toEqual([tags, 'AccessDeniedException']);
      },
    );

    it.each([...onPartitions('you'), ...onPartitions('me', 'you'), ['Scan', scan] as const])(
      'refuses %s that reaches another owner’s partition',
      async (_, send) => {
        expect(await outcomeWith({ owner: 'me' }, send)).toBe('AccessDeniedException');
      },
    );
  });

  it('allows a Scan without Null, as IAM does, because ForAllValues is true when there is no key', async () => {
    expect(await outcomeOf([allow({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['me'] } })], scan)).toBe(
      'allowed',
    );
    expect(await outcomeOf([allow({ StringEquals: { 'dynamodb:LeadingKeys': ['me'] } })], scan)).toBe(
      'AccessDeniedException',
    );
  });

  it('also works as a deny', async () => {
    const deny = {
      Effect: 'Deny',
      Action: 'dynamodb:*',
      Resource: '*',
      Condition: { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': ['me'] } },
    };
    const statements = [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }, deny];
    for (const [, send] of onPartitions('me')) expect(await outcomeOf(statements, send)).toBe('allowed');
    for (const [, send] of [...onPartitions('you'), ...onPartitions('me', 'you')])
      expect(await outcomeOf(statements, send)).toBe('AccessDeniedException');
  });

  it('is evaluated for each table in a batch separately', async () => {
    const batch: Send = (client) =>
      client.send(
        new BatchGetItemCommand({ RequestItems: { orders: { Keys: [key('me')] }, customers: { Keys: [key('you')] } } }),
      );
    const ofTable = (table: string, owner: string) => ({
      ...allow({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [owner] } }),
      Resource: `*:table/${table}`,
    });
    const arn = (statement: { Resource: string }) => ({
      ...statement,
      Resource: `arn:aws:dynamodb:*:${statement.Resource}`,
    });
    expect(await outcomeOf([arn(ofTable('orders', 'me')), arn(ofTable('customers', 'you'))], batch)).toBe('allowed');
    expect(await outcomeOf([arn(ofTable('orders', 'me')), arn(ofTable('customers', 'me'))], batch)).toBe(
      'AccessDeniedException',
    );
  });

  it('applies to the index’s key when an index is queried', async () => {
    const query: Send = (client) =>
      client.send(
        new QueryCommand({
          TableName: 'customers',
          IndexName: 'open',
          KeyConditionExpression: '#k = :k',
          ExpressionAttributeNames: { '#k': 'open' },
          ExpressionAttributeValues: { ':k': { S: 'me' } },
        }),
      );
    expect(await outcomeOf([allow(idiom)], query)).toBe('allowed');
    expect(await outcomeOf([allow({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['you'] } })], query)).toBe(
      'AccessDeniedException',
    );
  });

  it('allows no expression that the engine would read differently', async () => {
    const query =
      (KeyConditionExpression: string): Send =>
      (client) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression,
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: { ':me': { S: 'me' }, ':you': { S: 'you' } },
          }),
        );
    const strict = [allow({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['me'] } })];
    for (const expression of [
      '#o = :me AND #o = :you',
      '#o = :me OR #o = :you',
      '#o IN (:me, :you)',
      '#o = :you OR',
      'entry = :me AND #o BETWEEN :me AND :you',
    ]) {
      expect([expression, await outcomeOf(strict, query(expression))]).toEqual([expression, 'ValidationException']);
    }
  });
});

describe('the other condition keys', () => {
  const get =
    (more: object = {}): Send =>
    (client) =>
      client.send(new GetItemCommand({ TableName, Key: key('me'), ...more }));
  const names = { ExpressionAttributeNames: { '#m': 'memo' } };
  const only = (...attributes: string[]) =>
    allow({ 'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes } });

  it.each<[string, Send, readonly string[]]>([
    ['a key', get(), ['owner', 'entry']],
    [
      'a projection',
      get({ ProjectionExpression: '#m, deep.inside, many[1]', ...names }),
      ['owner', 'entry', 'memo', 'deep', 'many'],
    ],
    ['the older parameter', get({ AttributesToGet: ['memo'] }), ['owner', 'entry', 'memo']],
    [
      'a put item',
      (client) => client.send(new PutItemCommand({ TableName, Item: { ...key('me'), memo: { S: 'me' } } })),
      ['owner', 'entry', 'memo'],
    ],
    [
      'a condition',
      (client) =>
        client.send(
          new PutItemCommand({ TableName, Item: key('me'), ConditionExpression: 'attribute_not_exists(nothing)' }),
        ),
      ['owner', 'entry', 'nothing'],
    ],
    [
      'an update, including read and written attributes',
      (client) =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key('me'),
            UpdateExpression: 'SET #m = if_not_exists(former, :m) REMOVE gone ADD seen :n',
            ...names,
            ExpressionAttributeValues: { ':m': { S: 'me' }, ':n': { N: '1' } },
          }),
        ),
      ['owner', 'entry', 'memo', 'former', 'gone', 'seen'],
    ],
    [
      'an update by the older parameter',
      (client) =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key('me'),
            AttributeUpdates: { memo: { Value: { S: 'me' } } },
            Expected: { nothing: { Exists: false } },
          }),
        ),
      ['owner', 'entry', 'memo', 'nothing'],
    ],
    [
      'a filter of a Scan',
      (client) =>
        client.send(
          new ScanCommand({
            TableName,
            FilterExpression: 'size(memo) > :n',
            ExpressionAttributeValues: { ':n': { N: '1' } },
          }),
        ),
      ['memo'],
    ],
    [
      'a filter of a Query',
      (client) =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: '#o = :o',
            FilterExpression: 'memo = :o',
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: { ':o': { S: 'me' } },
          }),
        ),
      ['owner', 'memo'],
    ],
    [
      'a batch of reads',
      (client) =>
        client.send(
          new BatchGetItemCommand({
            RequestItems: { [TableName]: { Keys: [key('me')], ProjectionExpression: 'memo' } },
          }),
        ),
      ['owner', 'entry', 'memo'],
    ],
    [
      'a batch of writes',
      (client) =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: { [TableName]: [{ PutRequest: { Item: { ...key('me'), memo: { S: 'me' } } } }] },
          }),
        ),
      ['owner', 'entry', 'memo'],
    ],
  ])('Attributes lists the names of %s', async (_, send, named) => {
    expect(await outcomeOf([only(...named)], send)).toBe('allowed');
    for (const missing of named)
      expect([missing, await outcomeOf([only(...named.filter((name) => name !== missing))], send)]).toEqual([
        missing,
        'AccessDeniedException',
      ]);
  });

  const query =
    (more: object = {}): Send =>
    (client) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: '#o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': { S: 'me' } },
          ...more,
        }),
      );
  const queryIndex: Send = (client) =>
    client.send(
      new QueryCommand({
        TableName: 'customers',
        IndexName: 'open',
        KeyConditionExpression: '#k = :k',
        ExpressionAttributeNames: { '#k': 'open' },
        ExpressionAttributeValues: { ':k': { S: 'me' } },
      }),
    );
  const update =
    (more: object = {}): Send =>
    (client) =>
      client.send(new UpdateItemCommand({ TableName, Key: key('me'), ...more }));
  it.each<[string, Send, string, string | undefined]>([
    ['Query', query(), 'dynamodb:Select', 'ALL_ATTRIBUTES'],
    ['Query of a count', query({ Select: 'COUNT' }), 'dynamodb:Select', 'COUNT'],
    ['Query with a projection', query({ ProjectionExpression: 'memo' }), 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES'],
    ['Query of an index', queryIndex, 'dynamodb:Select', 'ALL_PROJECTED_ATTRIBUTES'],
    ['Scan', scan, 'dynamodb:Select', 'ALL_ATTRIBUTES'],
    ['GetItem', get(), 'dynamodb:Select', 'ALL_ATTRIBUTES'],
    ['GetItem with a projection', get({ ProjectionExpression: 'memo' }), 'dynamodb:Select', 'SPECIFIC_ATTRIBUTES'],
    [
      'BatchGetItem with a projection',
      (client) =>
        client.send(
          new BatchGetItemCommand({
            RequestItems: { [TableName]: { Keys: [key('me')], ProjectionExpression: 'memo' } },
          }),
        ),
      'dynamodb:Select',
      'SPECIFIC_ATTRIBUTES',
    ],
    ['UpdateItem', update(), 'dynamodb:Select', undefined],
    ['UpdateItem', update(), 'dynamodb:ReturnValues', 'NONE'],
    ['UpdateItem that returns', update({ ReturnValues: 'ALL_NEW' }), 'dynamodb:ReturnValues', 'ALL_NEW'],
    ['GetItem', get(), 'dynamodb:ReturnValues', undefined],
    ['GetItem', get(), 'dynamodb:ReturnConsumedCapacity', 'NONE'],
    ['GetItem that counts', get({ ReturnConsumedCapacity: 'TOTAL' }), 'dynamodb:ReturnConsumedCapacity', 'TOTAL'],
    [
      'DescribeTable',
      (client) => client.send(new DescribeTableCommand({ TableName })),
      'dynamodb:Attributes',
      undefined,
    ],
  ])('of %s: %j has %s %s', async (_, send, name, value) => {
    if (value === undefined) expect(await outcomeOf([allow({ Null: { [name]: 'true' } })], send)).toBe('allowed');
    else expect(await outcomeOf([allow({ StringEquals: { [name]: value } })], send)).toBe('allowed');
    expect(await outcomeOf([allow({ StringEquals: { [name]: 'something else' } })], send)).toBe(
      'AccessDeniedException',
    );
  });
});
