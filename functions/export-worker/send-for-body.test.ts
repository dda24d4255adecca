import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageBuffer, sendForBody } from './send-for-body.ts';

let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  request.resume().on('end', () => answer(response));
});
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  dynamodb = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'ap-northeast-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  dynamodb.destroy();
  server.close();
  await once(server, 'close');
});

const anyQuery = () => new QueryCommand({ TableName: 'slips' });
const ask = (buffer = new PageBuffer(), command = anyQuery(), signal = new AbortController().signal) =>
  sendForBody(dynamodb, command, { buffer, signal });
const announced = (text: string) => (response: ServerResponse) => {
  const body = Buffer.from(text);
  response.writeHead(200, { 'content-length': body.length });
  // In two pieces, so that the second has to go behind the first.
  response.write(body.subarray(0, 5));
  response.end(body.subarray(5));
};

it('gives the body as it came, with an announced length or without', async () => {
  const text = `{"Items":[{"memo":{"S":"${'あ'.repeat(100_000)}"}}],"Count":1}`;
  answer = announced(text);
  expect((await ask()).toString()).toBe(text);
  answer = (response) => {
    response.write(text.slice(0, 9));
    response.end(text.slice(9));
  };
  expect((await ask()).toString()).toBe(text);
});

it('keeps a body of an announced length in the memory of the page', async () => {
  const buffer = new PageBuffer();
  const [one, two] = [1, 2].map((count) => `{"Count":${count},"Items":"${'x'.repeat(10_000)}"}`) as [string, string];
  answer = announced(one);
  const first = await ask(buffer);
  answer = announced(two);
  const second = await ask(buffer);
  expect(second.buffer).toBe(first.buffer);
  expect([first, second].map(String)).toEqual([two, two]);
});

it('takes no memory for a length that cannot be right', async () => {
  const buffer = new PageBuffer();
  answer = (response) => {
    response.writeHead(200, { 'content-length': 64 * 1024 * 1024 + 1 });
    response.write('{');
    setImmediate(() => response.destroy());
  };
  await expect(ask(buffer)).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(buffer.take(0).buffer.byteLength).toBe(0);
});

it('leaves the answers of a refusal to the SDK', async () => {
  answer = (response) => {
    response.writeHead(400).end('{"__type":"#ResourceNotFoundException"}');
  };
  await expect(ask()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

it('is cut off by its signal', async () => {
  answer = announced('{}');
  await expect(ask(new PageBuffer(), anyQuery(), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});

it('refuses an answer that did not pass here', async () => {
  const command = anyQuery();
  command.middlewareStack.add(() => () => Promise.resolve({ output: { $metadata: {} }, response: {} }), {
    step: 'initialize',
  });
  await expect(ask(new PageBuffer(), command)).rejects.toThrow('without the answer having passed here');
});

it('the memory of a page has the asked length, and room for a page that is a quarter longer', () => {
  const buffer = new PageBuffer();
  const first = buffer.take(1001);
  expect([first.length, first.buffer.byteLength]).toEqual([1001, 1252]);
  const longer = buffer.take(1252);
  expect([longer.length, longer.buffer]).toEqual([1252, first.buffer]);
  expect(buffer.take(1).buffer).toBe(first.buffer);
  expect(buffer.take(1253).buffer).not.toBe(first.buffer);
});
