import { GetFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeys, refusalOf, region } from '../auth/testing/gate-fixture.ts';
import {
  customers,
  orders,
  startFixture as startDynamodbFixture,
  tableArn,
} from '../dynamodb/testing/dynamodb-fixture.ts';
import type { LambdaFixture } from './testing/lambda-fixture.ts';
import { allowRole, functionArn, invokeWith, startFixture } from './testing/lambda-fixture.ts';

let fixture: LambdaFixture;
beforeAll(async () => {
  fixture = await startFixture({
    functions: {
      echo: { code: 'export const handler = (event) => event;' },
      other: { code: 'export const handler = () => "other";' },
      long: { code: 'export const handler = ({ bytes }) => "x".repeat(bytes - 2);' },
    },
  });
});
afterAll(() => fixture.lambda.close());

const megabyte = 1024 * 1024;
const asRole = (statements: readonly object[]) =>
  fixture.clientWith({ credentials: fixture.keysOf(fixture.role('caller', statements)) });
const allow = (Action: string, ...Resource: string[]) => ({ Effect: 'Allow', Action, Resource });

describe('the right to invoke', () => {
  it('needs a signature and a permission for the function', async () => {
    const caller = asRole([allow('lambda:InvokeFunction', functionArn('echo'))]);
    expect((await invokeWith(caller, 'echo', 1)).result).toBe(1);
    for (const name of ['other', 'nowhere']) {
      const refusal = await refusalOf(invokeWith(caller, name, 1));
      expect(refusal).toMatchObject({ name: 'AccessDeniedException', status: 403 });
      expect(refusal.message).toContain(functionArn(name));
    }
    expect((await refusalOf(invokeWith(asRole([allow('lambda:GetFunction', '*')]), 'echo', 1))).name).toBe(
      'AccessDeniedException',
    );
  });

  it.each([
    [
      'an unknown key',
      { credentials: { ...operatorKeys, accessKeyId: 'AKIANOBODY0000000000' } },
      'UnrecognizedClientException',
    ],
    ['a wrong secret', { credentials: { ...operatorKeys, secretAccessKey: 'wrong' } }, 'InvalidSignatureException'],
    ['another region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ])('is refused with the error of Lambda for %s', async (_, settings, name) => {
    expect(await refusalOf(invokeWith(fixture.clientWith(settings), 'echo', 1))).toMatchObject({ name, status: 403 });
  });

  it('is refused without a signature', async () => {
    const response = await fetch(`${fixture.lambda.url}/2015-03-31/functions/echo/invocations`, {
      method: 'POST',
      body: '1',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });
});

describe('an invocation', () => {
  it.each<[string, ConstructorParameters<typeof InvokeCommand>[0], string]>([
    ['an unknown function', { FunctionName: 'nowhere' }, 'ResourceNotFoundException'],
    ['an alias', { FunctionName: 'echo', Qualifier: 'live' }, 'ResourceNotFoundException'],
    ['an ARN with a version', { FunctionName: `${functionArn('echo')}:3` }, 'ResourceNotFoundException'],
    [
      'an ARN of another account',
      { FunctionName: functionArn('echo').replace('123456789012', '210987654321') },
      'ResourceNotFoundException',
    ],
    ['a dry run', { FunctionName: 'echo', InvocationType: 'DryRun' }, 'InvalidParameterValueException'],
    ['the log’s tail', { FunctionName: 'echo', LogType: 'Tail' }, 'InvalidParameterValueException'],
    ['a client context', { FunctionName: 'echo', ClientContext: 'e30=' }, 'InvalidParameterValueException'],
    [
      'a payload that is not JSON',
      { FunctionName: 'echo', Payload: Buffer.from('{"a":') },
      'InvalidRequestContentException',
    ],
  ])('of %s is refused by name', async (_, input, name) => {
    expect((await refusalOf(fixture.operator.send(new InvokeCommand(input)))).name).toBe(name);
  });

  it('refuses every other operation by name', async () => {
    expect(
      (await refusalOf(fixture.operator.send(new GetFunctionCommand({ FunctionName: 'echo' })))).message,
    ).toContain('The local host supports the Lambda operations Invoke');
  });

  it('is refused without an internal error when its path is invalid', async () => {
    const client = new LambdaClient({
      endpoint: fixture.lambda.url,
      region,
      credentials: operatorKeys,
      maxAttempts: 1,
    });
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { path: string }).path = '/2015-03-31/functions/%E0%A4%A/invocations';
        return next(args);
      },
      { step: 'build' },
    );
    expect(await refusalOf(invokeWith(client, 'echo', 1))).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
    });
  });

  it('has at most 6 MB of payload and 6 MB of response', async () => {
    const text = (bytes: number) => 'x'.repeat(bytes - 2);
    expect((await fixture.invoke('echo', text(6 * megabyte))).result).toHaveLength(6 * megabyte - 2);
    expect(await refusalOf(fixture.invoke('echo', text(6 * megabyte + 1)))).toMatchObject({
      name: 'RequestTooLargeException',
      status: 413,
    });
    expect((await fixture.invoke('long', { bytes: 6 * megabyte + 100 })).functionError).toBeUndefined();
    expect(await fixture.invoke('long', { bytes: 6 * megabyte + 101 })).toMatchObject({
      functionError: 'Unhandled',
      result: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });

  it('has at most 1 MB as an event', async () => {
    const event = (bytes: number) => invokeWith(fixture.operator, 'echo', 'x'.repeat(bytes - 2), 'Event');
    expect(await event(megabyte)).toEqual({ status: 202, result: undefined, functionError: undefined });
    const refusal = await refusalOf(event(megabyte + 1));
    expect(refusal).toMatchObject({ name: 'RequestTooLargeException', status: 413 });
    expect(refusal.message).toContain('1048577 byte payload');
  });

  it('of a stopped function is refused as if the function did not exist', async () => {
    fixture.faults.stoppedFunctions.add('other');
    expect(await refusalOf(fixture.invoke('other'))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
    fixture.faults.stoppedFunctions.clear();
    expect((await fixture.invoke('other')).result).toBe('other');
  });
});

describe('a function’s role', () => {
  const code = `
    const { DynamoDBClient, PutItemCommand, ScanCommand } = await import(process.env.SDK);
    const client = new DynamoDBClient({ maxAttempts: 1 });
    const done = (call) => call.then(() => 'done', ({ name }) => name);
    export const handler = async () => ({
      put: await done(client.send(new PutItemCommand({ TableName: 'orders', Item: { owner: { S: 'me' }, entry: { S: 'by the function' } } }))),
      elsewhere: await done(client.send(new PutItemCommand({ TableName: 'exports', Item: { owner: { S: 'me' }, entry: { S: 'x' } } }))),
      scan: await done(client.send(new ScanCommand({ TableName: 'orders' }))),
    });`;

  it('gives access only to the resources of its policy, at every endpoint', async () => {
    const roleArn = allowRole('writer', [
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: tableArn('orders') },
    ]);
    const tables = await startDynamodbFixture({ tables: [orders, customers] });
    const functions = {
      writer: { code, roleArn, environment: { SDK: import.meta.resolve('@aws-sdk/client-dynamodb') } },
    };
    const writer = await startFixture({
      gate: tables,
      functions,
      endpoints: { AWS_ENDPOINT_URL_DYNAMODB: tables.dynamodb.url },
    });
    expect((await writer.invoke('writer')).result).toEqual({
      put: 'done',
      elsewhere: 'AccessDeniedException',
      scan: 'AccessDeniedException',
    });
    await writer.lambda.close();
    await tables.dynamodb.close();
  });

  it('is assumed again before its credentials expire', async () => {
    const sandbox = await startFixture({
      functions: { who: { code: 'export const handler = () => process.env.AWS_ACCESS_KEY_ID;' } },
    });
    const client = sandbox.clientWith({ maxAttempts: 3 });
    const key = async () => (await invokeWith(client, 'who', null)).result;
    const first = await key();
    expect(await key()).toBe(first);
    sandbox.clock.aheadMs = 5 * 3600_000 + 1000;
    expect(await key()).not.toBe(first);
    await sandbox.lambda.close();
  });
});
