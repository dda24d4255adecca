import type { Socket } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Endpoint, WireRequest } from '../fuzz/endpoints.ts';
import { endpointsOf } from '../fuzz/endpoints.ts';
import { sendRaw, wireText } from '../fuzz/send-raw.ts';
import type { HostUnderTest } from '../host-under-test.ts';
import { startHostUnderTest } from '../host-under-test.ts';
import { signInAs } from '../person.ts';

const seed = 20_261_031;
const names = ['page', 'graphql', 's3', 'dynamodb', 'cognito-idp', 'cognito-identity', 'lambda', 'sts'] as const;
const signedNames = ['graphql', 's3', 'dynamodb', 'lambda', 'sts'] as const;
const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);

let host: HostUnderTest;
let endpoints: ReadonlyMap<string, Endpoint>;

beforeAll(async () => {
  host = await startHostUnderTest();
  const { credentials } = await signInAs(host);
  endpoints = new Map(endpointsOf(host, credentials).map((endpoint) => [endpoint.name, endpoint]));
});
afterAll(async () => {
  await host.close();
  logged.mockRestore();
});

function endpoint(name: string): Endpoint {
  const found = endpoints.get(name);
  if (found === undefined) throw new Error(`There is no endpoint ${name}.`);
  return found;
}

async function answersAGoodRequest({ url, good, name }: Endpoint): Promise<void> {
  const { status, text } = await sendRaw(url, wireText(await good()));
  // The identity pool's valid request is one that it refuses by name.
  expect([name, status, text.slice(-200)]).toEqual([name, name === 'cognito-identity' ? 400 : 200, expect.any(String)]);
}

/** Checks that the host did not fail. 500 would be a failure, and 501 is a refusal by name. */
function expectNoFailure(status: number | undefined, text: string): void {
  if (status === 500 || (status ?? 0) > 501) expect.fail(`failed: ${text}`);
}

const line = fc.string({ maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/g, ' '));
const headerName = fc.constantFrom(
  'authorization',
  'x-amz-target',
  'x-amz-date',
  'x-amz-content-sha256',
  'x-amz-security-token',
  'content-type',
  'content-encoding',
  'range',
  'expect',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
  'if-none-match',
  'cookie',
  'upgrade',
  'origin',
);
const headerValue = fc.oneof(
  line,
  fc.constantFrom(
    'aws-chunked',
    'gzip',
    'bytes=0-',
    '100-continue',
    'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0',
    '20260101T000000Z',
    '-1',
    '1e9',
    'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'DynamoDB_20120810.Scan',
    'AWSCognitoIdentityProviderService.SignUp',
    'AWSCognitoIdentityProviderService.constructor',
    'AWSCognitoIdentityService.__proto__',
  ),
);
const path = fc.oneof(
  line.map((text) => `/${text.replaceAll(' ', '%')}`),
  fc.constantFrom(
    '/',
    '//',
    '/%',
    '/%00',
    '/..',
    '/../../etc/passwd',
    '/graphql',
    '/graphql/realtime',
    '/?x-id=%E0%A4%A',
    '/a?uploads',
    '/a/b?uploadId=..%2f..',
    '*',
    'http://example.com/',
    '/2015-03-31/functions/%00/invocations',
    '/local-host/trouble',
    '/local-host/codes',
  ),
);
const body = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.json({ maxDepth: 3 }),
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '{"__proto__":1}',
    '{"query":1}',
    '{"TableName":{}}',
    '{"ClientId":[],"AuthFlow":{}}',
    '<Delete>',
    '<!DOCTYPE x [<!ENTITY a "b">]><Delete>&a;</Delete>',
    '5;chunk-signature=x\r\nhello\r\n',
  ),
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'BREW'),
  path,
  headers: fc.dictionary(headerName, headerValue, { maxKeys: 6 }).map((headers) => ({ host: '127.0.0.1', ...headers })),
  body,
});

describe.each(names)('the endpoint of %s', (name) => {
  it('responds or hangs up for bytes that are not a request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 400 }),
          line.map((text) => Buffer.from(`${text}\r\n\r\n`)),
        ),
        async (bytes) => {
          const { status, text } = await sendRaw(endpoint(name).url, bytes, { cut: true });
          expectNoFailure(status, text);
        },
      ),
      { numRuns: 25, seed },
    );
    await answersAGoodRequest(endpoint(name));
  });

  it('accepts or refuses by name any generated request', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (made) => {
        const { status, text } = await sendRaw(endpoint(name).url, wireText(made));
        expectNoFailure(status, text);
        // An unsigned caller gets only preflights from an endpoint that requires a signature.
        if (endpoint(name).isSigned && made.method !== 'OPTIONS' && status !== undefined)
          expect([status >= 400, text.split('\r\n')[0]]).toEqual([true, expect.any(String)]);
      }),
      { numRuns: 150, seed },
    );
    await answersAGoodRequest(endpoint(name));
  });

  it('survives a request that stops at any byte', async () => {
    const text = wireText(await endpoint(name).good());
    for (let length = 1; length < text.length; length += Math.ceil(text.length / 25))
      expectNoFailure((await sendRaw(endpoint(name).url, text.slice(0, length), { cut: true })).status, text);
    await answersAGoodRequest(endpoint(name));
  });

  it('responds while two hundred silent connections are open', async () => {
    const { hostname, port } = new URL(endpoint(name).url);
    const idle = await Promise.all(Array.from({ length: 200 }, () => opened(Number(port), hostname)));
    await answersAGoodRequest(endpoint(name));
    for (const socket of idle) socket.destroy();
  });
});

function opened(port: number, hostname: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, hostname, () => resolve(socket));
    socket.on('error', reject);
  });
}

/** Every part of a signed request that the signature covers, changed a little. */
const changes: Readonly<Record<string, (request: WireRequest, digit: number) => WireRequest>> = {
  'one digit of the signature': (sent, digit) =>
    withHeader(sent, 'authorization', (value) =>
      value.replace(/Signature=([0-9a-f]{64})/, (_, hex: string) => `Signature=${flipped(hex, digit % 64)}`),
    ),
  'an empty signature': (sent) =>
    withHeader(sent, 'authorization', (value) => value.replace(/Signature=\w+/, 'Signature=')),
  'a signature cut short': (sent, digit) =>
    withHeader(sent, 'authorization', (value) => value.slice(0, value.length - 1 - (digit % 63))),
  'the region of the scope': (sent) =>
    withHeader(sent, 'authorization', (value) => value.replace('ap-northeast-1', 'us-east-1')),
  'the service of the scope': (sent) =>
    withHeader(sent, 'authorization', (value) =>
      value.replace(/\/(appsync|s3|dynamodb|lambda|sts)\/aws4/, '/iam/aws4'),
    ),
  'the day of the scope': (sent) =>
    withHeader(sent, 'authorization', (value) => value.replace(/\/\d{8}\//, '/20200101/')),
  'the access key': (sent) =>
    withHeader(sent, 'authorization', (value) => value.replace(/Credential=(.)(.)/, 'Credential=$2$1')),
  'no header signed': (sent) =>
    withHeader(sent, 'authorization', (value) => value.replace(/SignedHeaders=[^,]+/, 'SignedHeaders=')),
  'host not signed': (sent) => withHeader(sent, 'authorization', (value) => value.replace(/;?host/, '')),
  'the time': (sent) =>
    withHeader(sent, 'x-amz-date', (value) => value.replace(/\d(?=Z$)/, (second) => String((Number(second) + 1) % 10))),
  'the host': (sent) => withHeader(sent, 'host', (value) => `x${value}`),
  'the method': (sent) => ({ ...sent, method: sent.method === 'POST' ? 'PUT' : 'POST' }),
  'the path': (sent) => ({ ...sent, path: sent.path.replace(/(\?|$)/, 'x$1') }),
  'the query': (sent) => ({ ...sent, path: `${sent.path}${sent.path.includes('?') ? '&' : '?'}prefix=a` }),
  'the body': (sent) => ({ ...sent, body: `${sent.body} ` }),
  'the hash of the body': (sent) => withHeader(sent, 'x-amz-content-sha256', () => '0'.repeat(64)),
  'no authorization': (sent) => ({
    ...sent,
    headers: Object.fromEntries(Object.entries(sent.headers).filter(([name]) => name !== 'authorization')),
  }),
  'another session token': (sent) => withHeader(sent, 'x-amz-security-token', (value) => `${value}A`),
};

function withHeader(sent: WireRequest, name: string, change: (value: string) => string): WireRequest {
  return { ...sent, headers: { ...sent.headers, [name]: change(sent.headers[name] ?? '') } };
}

function flipped(hex: string, at: number): string {
  return `${hex.slice(0, at)}${hex[at] === '0' ? '1' : '0'}${hex.slice(at + 1)}`;
}

describe.each(signedNames)('a request signed for %s', (name) => {
  it.each(Object.keys(changes))('is refused when changed afterwards: %s', async (what) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), async (digit) => {
        const changed = changes[what]?.(await endpoint(name).good(), digit);
        const { status, text } = await sendRaw(endpoint(name).url, wireText(changed ?? (await endpoint(name).good())));
        expect([status, /"(data|TableNames)"|etag|GetCallerIdentityResult/i.test(text)]).toEqual([
          expect.toSatisfy((code: unknown) => [400, 401, 403, 404, 501].includes(Number(code))),
          false,
        ]);
      }),
      { numRuns: /digit|cut short/.test(what) ? 8 : 1, seed },
    );
  });
});

describe('the realtime channel', () => {
  const socketUrl = () => `${host.host.urls.graphql.replace('http:', 'ws:')}/graphql/realtime`;

  it('responds while two hundred unauthenticated sockets are open', async () => {
    const sockets = await Promise.all(
      Array.from(
        { length: 200 },
        () =>
          new Promise<WebSocket>((resolve, reject) => {
            const socket = new WebSocket(socketUrl(), 'graphql-ws');
            socket.once('open', () => resolve(socket));
            socket.once('error', reject);
          }),
      ),
    );
    await answersAGoodRequest(endpoint('graphql'));
    for (const socket of sockets) socket.terminate();
  });

  it('refuses any invalid header of a connection', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ maxLength: 80 }), fc.json()), async (text) => {
        const first = await new Promise<{ type: string }>((resolve, reject) => {
          const socket = new WebSocket(socketUrl(), [
            'graphql-ws',
            `header-${Buffer.from(text).toString('base64url')}`,
          ]);
          socket.on('message', (frame: Buffer) => {
            resolve(JSON.parse(frame.toString('utf8')) as { type: string });
            socket.terminate();
          });
          socket.once('error', reject);
        });
        expect(first.type).toBe('connection_error');
      }),
      { numRuns: 60, seed },
    );
  });
});

it('the host has logged no failure in all these tests', () => {
  const failures = logged.mock.calls
    .map((call) => call.map(String).join(' '))
    .filter((text) => !text.includes('is not authorized to perform'));
  expect(failures).toEqual([]);
});
