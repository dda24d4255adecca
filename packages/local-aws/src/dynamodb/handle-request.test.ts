import { once } from 'node:events';
import { connect } from 'node:net';
import { GetItemCommand, ListTablesCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeys, refusalOf } from '../auth/testing/gate-fixture.ts';
import type { DynamodbFixture } from './testing/dynamodb-fixture.ts';
import { startFixture } from './testing/dynamodb-fixture.ts';

let fixture: DynamodbFixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.dynamodb.close());

const list = new ListTablesCommand({});

describe('a request', () => {
  it('is refused without a signature', async () => {
    const response = await fetch(fixture.dynamodb.url, {
      method: 'POST',
      body: '{}',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    });
  });

  it.each([
    [
      'an unknown key',
      { credentials: { ...operatorKeys, accessKeyId: 'AKIANOBODY0000000000' } },
      'UnrecognizedClientException',
    ],
    ['a wrong secret', { credentials: { ...operatorKeys, secretAccessKey: 'wrong' } }, 'InvalidSignatureException'],
    ['a forged token', { credentials: { ...operatorKeys, sessionToken: 'forged' } }, 'UnrecognizedClientException'],
    ['another region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ])('is refused with the error of DynamoDB when it is signed with %s', async (_, settings, name) => {
    expect(await refusalOf(fixture.clientWith(settings).send(list))).toMatchObject({ name, status: 400 });
  });

  it('is refused with expired credentials', async () => {
    const keys = fixture.keysOf(fixture.role('short', [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }]));
    const client = fixture.clientWith({ credentials: keys });
    await client.send(list);
    fixture.clock.aheadMs = 3601_000;
    expect(await refusalOf(client.send(list))).toMatchObject({ name: 'ExpiredTokenException', status: 400 });
    fixture.clock.aheadMs = 0;
  });

  it('is refused when the clock of the signer is wrong, with the date that corrects it', async () => {
    fixture.clock.aheadMs = 3600_000;
    expect(await refusalOf(fixture.clientWith({ maxAttempts: 1 }).send(list))).toMatchObject({
      name: 'InvalidSignatureException',
    });
    // The SDK reads the host's date from the first response and signs the second try with it.
    expect((await fixture.clientWith({ maxAttempts: 2 }).send(list)).TableNames).toEqual(['customers', 'orders']);
    fixture.clock.aheadMs = 0;
  });

  it('is refused by name for an operation that is not emulated', async () => {
    const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: 'orders', Item: {} } }] });
    const refusal = await refusalOf(fixture.operator.send(transaction));
    expect(refusal).toMatchObject({ name: 'UnknownOperationException', status: 400 });
    expect(refusal.message).toContain('TransactWriteItems is not emulated');
  });

  it('is refused with the expected form when it names a table by its ARN, or no table', async () => {
    const get = (TableName: string) => new GetItemCommand({ TableName, Key: {} });
    expect(
      (await refusalOf(fixture.operator.send(get('arn:aws:dynamodb:ap-northeast-1:123456789012:table/orders'))))
        .message,
    ).toContain("expects a table's name");
    expect(await refusalOf(fixture.operator.send(get('nowhere')))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a body', () => {
  /** Sends this text as the body of a signed request. */
  const sendRaw = (body: string, operation = 'ListTables') => {
    const client = fixture.saying((request) => {
      request.body = body;
      request.headers['x-amz-target'] = `DynamoDB_20120810.${operation}`;
    });
    return refusalOf(client.send(list));
  };

  it.each(['', 'not json', '{"a":', '[]', 'null', '7', '"text"', '\u0000\u0001'])(
    'is refused when it is not a JSON object: %j',
    async (body) => {
      expect(await sendRaw(body)).toMatchObject({ name: 'SerializationException', status: 400 });
    },
  );

  it('is refused when it has 17 MB, and the connection stays usable', async () => {
    const put = new PutItemCommand({
      TableName: 'orders',
      Item: { owner: { S: 'me' }, entry: { S: 'x' }, memo: { S: 'x'.repeat(17 * 1024 * 1024) } },
    });
    expect(await refusalOf(fixture.operator.send(put))).toMatchObject({
      name: 'RequestEntityTooLargeException',
      status: 413,
    });
    await fixture.operator.send(list);
  });

  it('is refused by the engine without harm when its shape is strange', async () => {
    const key = '"owner": {"S": "me"}, "entry": {"S": "x"}';
    const strange = [
      '{"TableName": "orders", "Item": "text"}',
      '{"TableName": "orders", "Item": {"owner": null, "entry": {"S": "x"}}}',
      `{"TableName": "orders", "Item": {${key}, "bad": {"Q": "1"}}}`,
      `{"TableName": "orders", "Item": {${key}, "n": {"N": "1e999"}}}`,
      `{"TableName": "orders", "Item": {${key}, "deep": ${'{"M": {"d": '.repeat(20_000)}{"S": "x"}${'}}'.repeat(20_000)}}}`,
      `{"TableName": "orders", "Item": {${key}}, "ConditionExpression": "(((("}`,
      `{"TableName": "orders", "Item": {${key}}, "ExpressionAttributeNames": {"#unused": "x"}}`,
      `{"TableName": 7, "Item": {${key}}}`,
    ];
    for (const body of strange)
      expect(await sendRaw(body, 'PutItem'), body.slice(0, 200)).toMatchObject({ status: 400 });
  });
});

describe('a client', () => {
  const address = () => ({ host: '127.0.0.1', port: Number(new URL(fixture.dynamodb.url).port) });

  it('does no harm when it hangs up in the middle of its body', async () => {
    for (const piece of [
      'POST / HTTP/1.1\r\nhost: x\r\n',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"Table',
    ]) {
      const socket = connect(address());
      socket.write(piece);
      await once(socket, 'connect');
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
    await fixture.operator.send(list);
  });

  it('does no harm when it does not speak HTTP', async () => {
    const socket = connect(address());
    socket.end('\u0016\u0003\u0001 this is not http\r\n\r\n');
    const [said] = (await once(socket, 'data')) as [Buffer];
    expect(said.toString()).toMatch(/^HTTP\/1.1 400/);
    await fixture.operator.send(list);
  });

  it('does not block others when it opens 200 sockets and sends nothing', async () => {
    const sockets = Array.from({ length: 200 }, () => connect(address()));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    await fixture.operator.send(list);
    for (const socket of sockets) socket.destroy();
  });
});

it('the endpoint listens on loopback only', () => {
  expect(new URL(fixture.dynamodb.url).hostname).toBe('127.0.0.1');
});
