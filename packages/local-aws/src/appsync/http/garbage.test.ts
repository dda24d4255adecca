import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connected } from '../testing/realtime-client.ts';
import { settingsOf, unit } from '../testing/settings.ts';
import { call, post, signedHeaders } from '../testing/signed-call.ts';
import type { TestApi } from '../testing/test-api.ts';
import { openTestApi } from '../testing/test-api.ts';

const schema =
  'type Query { echo(text: String): String } type Mutation { m: String } type Subscription { s: String @aws_subscribe(mutations: ["m"]) }';
const runs = { numRuns: 60, seed: 20_250_101 };
let api: TestApi;

beforeAll(async () => {
  api = await openTestApi({
    settings: settingsOf({ schema, resolvers: [unit('Query.echo', { response: 'return ctx.result.text;' })] }),
  });
});
afterAll(() => api.close());

/** Bodies that are almost valid requests. */
const body = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({
      query: fc.oneof(
        fc.string(),
        fc.constantFrom(
          '{ echo }',
          'subscription { s }',
          '{ echo(text: $t) }',
          '{ ...F } fragment F on Query { ...F }',
        ),
      ),
      variables: fc.jsonValue(),
      operationName: fc.jsonValue(),
    })
    .map((value) => JSON.stringify(value)),
);

it('responds to any signed body with 200 or 400, never with a server error', async () => {
  const credentials = api.person('ada');
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const { status } = await post(api.endpoint, text, await signedHeaders(api.endpoint, text, credentials));
      expect([200, 400]).toContain(status);
    }),
    runs,
  );
  expect(api.logged).toEqual([]);
});

it('refuses every header that is not a valid signature', async () => {
  const header = fc.string({ minLength: 1 }).map((text) => text.replace(/[^\x21-\x7e]/g, 'x'));
  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      const { status } = await post(api.endpoint, '{"query":"{ echo }"}', {
        authorization,
        'x-amz-date': '20250101T000000Z',
      });
      expect(status).toBe(401);
    }),
    runs,
  );
});

it('survives any frame on a socket', async () => {
  const client = await connected(api.endpoint, api.person('ada'));
  const frame = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({
        type: fc.constantFrom('start', 'stop', 'connection_init', 'data'),
        id: fc.jsonValue(),
        payload: fc.jsonValue(),
      })
      .map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(frame, async (text) => {
      client.send(text);
      expect(['error', 'complete', 'connection_ack']).toContain((await client.next()).type);
    }),
    runs,
  );
  client.close();
  expect((await call(api.endpoint, api.person('ada'), '{ echo(text: "still here") }')).body).toEqual({
    data: { echo: 'still here' },
  });
});

it('survives a caller that hangs up in the middle of its body', async () => {
  const { connect } = await import('node:net');
  const { port } = new URL(api.url);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"query"', () => {
        socket.destroy();
      });
    });
    socket.on('close', () => {
      resolve();
    });
    socket.on('error', reject);
  });
  expect((await call(api.endpoint, api.person('ada'), '{ echo(text: "still here") }')).body).toEqual({
    data: { echo: 'still here' },
  });
});
