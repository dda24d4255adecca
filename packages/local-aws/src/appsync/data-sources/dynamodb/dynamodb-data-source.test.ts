import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callHelper } from '../../util/call-helper.ts';
import type { DataSource } from '../data-source.ts';
import { dynamodbDataSource } from './dynamodb-data-source.ts';
import { createPageTokens } from './page-tokens.ts';

const server = dynalite({ createTableMs: 0 });
let client: DynamoDBClient;
let source: DataSource;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'rows',
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
  source = dynamodbDataSource(client, 'rows', createPageTokens());
});
afterAll(async () => {
  client.destroy();
  await new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
});

const send = (request: unknown) => source(request, new AbortController().signal);
const typed = (value: unknown) => callHelper('util.dynamodb.toMapValues', [value], undefined as never);
const key = (entry: string, owner = 'ada') => typed({ owner, entry });
const put = (entry: string, attributes: object, condition?: unknown) =>
  send({
    operation: 'PutItem',
    key: key(entry),
    attributeValues: typed(attributes),
    ...(condition === undefined ? {} : { condition }),
  });
const absent = { expression: 'attribute_not_exists(#e)', expressionNames: { '#e': 'entry' } };
const conditionFailed = {
  type: 'DynamoDB:ConditionalCheckFailedException',
  message: expect.stringMatching(
    /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: /,
  ) as string,
};

describe('items', () => {
  it('come back as plain JSON: numbers as numbers, sets as lists, null as null', async () => {
    const set = callHelper('util.dynamodb.toStringSet', [['x', 'y']], undefined as never);
    const put = {
      operation: 'PutItem',
      key: key('kinds'),
      attributeValues: {
        ...(typed({ n: 12.5, t: 'x', b: true, nothing: null, list: [1, { a: 2 }] }) as object),
        set,
        bin: { B: 'AQI=' },
      },
    };
    expect((await send(put)).result).toEqual(
      (await send({ operation: 'GetItem', key: key('kinds'), consistentRead: true })).result,
    );
    expect((await send({ operation: 'GetItem', key: key('kinds') })).result).toEqual({
      owner: 'ada',
      entry: 'kinds',
      n: 12.5,
      t: 'x',
      b: true,
      nothing: null,
      list: [1, { a: 2 }],
      set: ['x', 'y'],
      bin: 'AQI=',
    });
  });

  it('are null, without an error, when they do not exist', async () => {
    expect(await send({ operation: 'GetItem', key: key('none') })).toEqual({ result: null });
    expect(await send({ operation: 'DeleteItem', key: key('none') })).toEqual({ result: null });
  });

  it('are returned as they were before a delete, and as they are after an update', async () => {
    await put('u', { n: 1 });
    const update = {
      operation: 'UpdateItem',
      key: key('u'),
      update: {
        expression: 'SET #n = #n + :one',
        expressionNames: { '#n': 'n' },
        expressionValues: typed({ ':one': 1 }),
      },
    };
    expect((await send(update)).result).toEqual({ owner: 'ada', entry: 'u', n: 2 });
    expect((await send({ operation: 'DeleteItem', key: key('u') })).result).toEqual({ owner: 'ada', entry: 'u', n: 2 });
  });
});

describe('a failed condition', () => {
  it('returns an error and the stored item', async () => {
    await put('c1', { nonce: 'first' });
    expect(await put('c1', { nonce: 'second' }, absent)).toEqual({
      result: { owner: 'ada', entry: 'c1', nonce: 'first' },
      error: conditionFailed,
    });
  });

  it('counts as success when the stored item equals the item of a Put', async () => {
    await put('c2', { a: 1, tags: ['x'] });
    expect(await put('c2', { a: 1, tags: ['x'] }, absent)).toEqual({
      result: { owner: 'ada', entry: 'c2', a: 1, tags: ['x'] },
    });
    expect(await put('c2', { a: 1, tags: ['x'], at: 'later' }, { ...absent, equalsIgnore: ['at'] })).toMatchObject({
      result: { a: 1 },
    });
    expect((await put('c2', { a: 1, tags: ['x'], at: 'later' }, absent)).error).toEqual(conditionFailed);
  });

  it('counts as success when the item to delete is gone already', async () => {
    const exists = { expression: 'attribute_exists(#e)', expressionNames: { '#e': 'entry' } };
    expect(await send({ operation: 'DeleteItem', key: key('gone'), condition: exists })).toEqual({ result: null });
  });

  it('never counts as success for an update', async () => {
    await put('c3', { status: 'DONE' });
    const update = {
      operation: 'UpdateItem',
      key: key('c3'),
      update: {
        expression: 'SET #s = :done',
        expressionNames: { '#s': 'status' },
        expressionValues: typed({ ':done': 'DONE' }),
      },
      condition: {
        expression: '#s = :open',
        expressionNames: { '#s': 'status' },
        expressionValues: typed({ ':open': 'OPEN' }),
      },
    };
    expect(await send(update)).toEqual({
      result: { owner: 'ada', entry: 'c3', status: 'DONE' },
      error: conditionFailed,
    });
  });

  it('returns null as the item when an update found none', async () => {
    const update = {
      operation: 'UpdateItem',
      key: key('c4'),
      update: { expression: 'SET a = :a', expressionValues: typed({ ':a': 1 }) },
      condition: { expression: 'attribute_exists(entry)' },
    };
    expect(await send(update)).toEqual({ result: null, error: conditionFailed });
  });
});

describe('a query', () => {
  const query = (owner: string, rest: object = {}) =>
    send({
      operation: 'Query',
      query: {
        expression: '#o = :o AND begins_with(#e, :p)',
        expressionNames: { '#o': 'owner', '#e': 'entry' },
        expressionValues: typed({ ':o': owner, ':p': 'Q#' }),
      },
      ...rest,
    });

  beforeAll(async () => {
    for (const owner of ['ada', 'eve']) {
      for (let n = 0; n < 5; n += 1)
        await client.send(
          new PutItemCommand({
            TableName: 'rows',
            Item: { owner: { S: owner }, entry: { S: `Q#${n}` }, n: { N: `${n}` } },
          }),
        );
    }
  });

  it('goes page by page, forwards and backwards', async () => {
    const entries: string[] = [];
    let nextToken: string | null = null;
    do {
      const page = (await query('ada', { limit: 2, nextToken, scanIndexForward: false })).result as {
        items: { entry: string }[];
        nextToken: string | null;
        scannedCount: number;
      };
      entries.push(...page.items.map(({ entry }) => entry));
      nextToken = page.nextToken;
    } while (nextToken !== null);
    expect(entries).toEqual(['Q#4', 'Q#3', 'Q#2', 'Q#1', 'Q#0']);
  });

  it('filters, and returns the number of items that it scanned', async () => {
    const filter = { expression: '#n > :n', expressionNames: { '#n': 'n' }, expressionValues: typed({ ':n': 3 }) };
    expect((await query('ada', { filter })).result).toEqual({
      items: [{ owner: 'ada', entry: 'Q#4', n: 4 }],
      nextToken: null,
      scannedCount: 5,
    });
  });

  it('refuses a token that it did not issue, or issued for another query', async () => {
    const { nextToken } = (await query('eve', { limit: 2 })).result as { nextToken: string };
    const invalid = {
      result: null,
      error: {
        type: 'DynamoDB:UserIllegalArgumentException',
        message:
          'com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.',
      },
    };
    const forged = Buffer.from(JSON.stringify({ owner: { S: 'eve' }, entry: { S: 'Q#1' } })).toString('base64url');
    const bent = `${nextToken.slice(0, -2)}${nextToken.endsWith('A') ? 'BB' : 'AA'}`;
    expect(await query('ada', { nextToken })).toEqual(invalid);
    expect(await query('eve', { nextToken: forged })).toEqual(invalid);
    expect(await query('eve', { nextToken: bent })).toEqual(invalid);
    expect(await query('eve', { nextToken: '' })).toEqual(invalid);
    expect(Buffer.from(nextToken, 'base64url').toString('latin1')).not.toContain('Q#');
  });
});

describe('requests', () => {
  it('built by @aws-appsync/utils/dynamodb are carried out', async () => {
    const ddb = (name: string, input: unknown) => send(callHelper(`dynamodb.${name}`, [input], undefined as never));
    const operation = (name: string, ...args: unknown[]) =>
      callHelper(`dynamodb.operations.${name}`, args, undefined as never);
    const at = { owner: 'ada', entry: 'built' };
    await ddb('put', {
      key: at,
      item: { n: 1, list: ['b'], old: 1, nested: { a: 1 } },
      condition: { entry: { attributeExists: false } },
    });
    const updated = await ddb('update', {
      key: at,
      update: {
        n: operation('increment', 4),
        list: operation('append', ['c']),
        old: operation('remove'),
        nested: { a: 2 },
        added: operation('add', [1]),
      },
      condition: { n: { eq: 1 } },
    });
    expect(updated).toEqual({ result: { ...at, n: 5, list: ['b', 'c'], nested: { a: 2 }, added: [1] } });
    expect(
      (
        await ddb('query', {
          query: { owner: { eq: 'ada' }, entry: { beginsWith: 'buil' } },
          filter: { n: { between: [1, 9] } },
        })
      ).result,
    ).toMatchObject({ items: [{ n: 5 }] });
    expect((await ddb('get', { key: at, projection: ['n', 'nested.a'] })).result).toEqual({ n: 5, nested: { a: 2 } });
    expect(await ddb('remove', { key: at, condition: { n: { lt: 5 } } })).toMatchObject({ error: conditionFailed });
  });

  it.each([
    [
      'an unknown operation',
      { operation: 'Scan' },
      /expected an operation of GetItem, PutItem, UpdateItem, DeleteItem, Query, got "Scan"/,
    ],
    ['no object', null, /got null/],
    [
      'an untyped key',
      { operation: 'GetItem', key: { owner: 'ada' } },
      /GetItem\.key\.owner: expected one typed value/,
    ],
    ['an unknown member', { operation: 'GetItem', key: {}, consistent: true }, /GetItem: consistent is not supported/],
    [
      'a limit of 0',
      { operation: 'Query', query: { expression: 'a = b' }, limit: 0 },
      /limit: expected a whole number above 0/,
    ],
    [
      'a custom condition handler',
      {
        operation: 'PutItem',
        key: {},
        attributeValues: {},
        condition: { expression: 'a', conditionalCheckFailedHandler: { strategy: 'Custom' } },
      },
      /only the strategy Reject/,
    ],
  ])('are refused for %s', async (_name, request, reason) => {
    await expect(send(request)).rejects.toThrow(reason);
  });

  it('are refused when one placeholder has two meanings', async () => {
    const update = {
      operation: 'UpdateItem',
      key: key('x'),
      update: { expression: 'SET a = :v', expressionValues: typed({ ':v': 1 }) },
      condition: { expression: 'a = :v', expressionValues: typed({ ':v': 2 }) },
    };
    await expect(send(update)).rejects.toThrow(/:v has two meanings/);
  });

  it('return the error of DynamoDB under its Java SDK name when DynamoDB refuses them', async () => {
    expect((await send({ operation: 'GetItem', key: typed({ owner: 'ada' }) })).error).toMatchObject({
      type: 'DynamoDB:DynamoDbException',
    });
    const missing = dynamodbDataSource(client, 'no-such-table', createPageTokens());
    expect((await missing({ operation: 'GetItem', key: key('x') }, new AbortController().signal)).error).toMatchObject({
      type: 'DynamoDB:ResourceNotFoundException',
    });
  });
});
