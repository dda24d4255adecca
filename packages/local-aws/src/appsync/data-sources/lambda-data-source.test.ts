import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { lambdaDataSource } from './lambda-data-source.ts';

/** A response of Lambda's Invoke on the wire. Status, headers and body are those that AWS documents. */
interface InvokeResponse {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

let server: Server | undefined;
let seen: { url: string | undefined; headers: IncomingHttpHeaders; body: string } | undefined;

async function senderOf({ status = 200, headers = {}, body = '' }: InvokeResponse) {
  server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      seen = { url: request.url, headers: request.headers, body: Buffer.concat(chunks as Buffer[]).toString('utf8') };
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new LambdaClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  const source = lambdaDataSource(client, 'arn:aws:lambda:eu-west-1:123456789012:function:fn');
  return (request: unknown) => source(request, new AbortController().signal);
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('the Lambda data source', () => {
  it('sends the payload itself to the function, and returns its response as the result', async () => {
    const send = await senderOf({ body: '{"b":2}' });
    expect(await send({ operation: 'Invoke', payload: { a: 1 } })).toEqual({ result: { b: 2 } });
    expect(seen?.body).toBe('{"a":1}');
    expect(seen?.headers['x-amz-invocation-type']).toBe('RequestResponse');
  });

  it('returns null at once for an event', async () => {
    const send = await senderOf({ status: 202 });
    expect(await send({ operation: 'Invoke', invocationType: 'Event', payload: { a: 1 } })).toEqual({ result: null });
    expect(seen?.headers['x-amz-invocation-type']).toBe('Event');
  });

  it('returns Lambda:Unhandled and the message when the function threw', async () => {
    const send = await senderOf({
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: '{"errorType":"TypeError","errorMessage":"no such thing","trace":[]}',
    });
    expect(await send({ operation: 'Invoke', payload: {} })).toEqual({
      result: null,
      error: { type: 'Lambda:Unhandled', message: 'no such thing' },
    });
  });

  it('returns an error when Lambda refuses the call', async () => {
    const send = await senderOf({
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: '{"Message":"not allowed"}',
    });
    expect(await send({ operation: 'Invoke', payload: {} })).toMatchObject({
      result: null,
      error: { type: 'Lambda:AccessDeniedException' },
    });
  });

  it('returns an error when Lambda cannot be reached', async () => {
    const send = await senderOf({});
    server?.close();
    await new Promise((resolve) => server?.once('close', resolve));
    expect(await send({ operation: 'Invoke', payload: {} })).toEqual({
      result: null,
      error: { type: 'Lambda:SdkClientException', message: 'Unable to execute HTTP request: ECONNREFUSED' },
    });
  });

  it.each([
    [{ operation: 'BatchInvoke', payload: {} }, /batching is not supported/],
    [{ operation: 'Invoke', invocationType: 'DryRun' }, /expected invocationType Event or RequestResponse/],
    [{ operation: 'Invoke', qualifier: '1' }, /qualifier is not a member/],
    [null, /got null/],
  ])('refuses %j', async (request, reason) => {
    const send = await senderOf({});
    await expect(send(request)).rejects.toThrow(reason);
  });
});
