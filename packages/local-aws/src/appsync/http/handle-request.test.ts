import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { apiOfOneTest as api } from '../testing/api-of-one-test.ts';
import { echo, schema } from '../testing/fields-schema.ts';
import { settingsOf, unit } from '../testing/settings.ts';
import { call, post, signedHeaders } from '../testing/signed-call.ts';

describe('POST /graphql', () => {
  it('executes a signed query', async () => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    expect(await call(endpoint, person('a'), 'query Q($t: String) { echo(text: $t) }', { t: 'hello' })).toEqual({
      status: 200,
      errorTypeHeader: null,
      body: { data: { echo: 'hello' } },
    });
  });

  it('refuses a call without a signature with 401 and x-amzn-errortype', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    expect(await post(endpoint, '{"query":"{ echo }"}')).toEqual({
      status: 401,
      errorTypeHeader: 'UnauthorizedException',
      body: { errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }] },
    });
  });

  it('refuses a body other than the signed one', async () => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    const headers = await signedHeaders(endpoint, '{"query":"{ echo }"}', person('a'));
    expect(await post(endpoint, '{"query":"{ who }"}', headers)).toMatchObject({
      status: 401,
      errorTypeHeader: 'InvalidSignatureException',
    });
    const unsigned = await signedHeaders(endpoint, '{"query":"{ echo }"}', person('a'), {
      'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
    });
    expect(await post(endpoint, '{"query":"{ who }"}', unsigned)).toMatchObject({
      status: 401,
      errorTypeHeader: 'InvalidSignatureException',
    });
  });

  it('refuses an address other than the signed one', async () => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    const body = '{"query":"{ echo }"}';
    expect(await post(`${endpoint}?x=1`, body, await signedHeaders(endpoint, body, person('a')))).toMatchObject({
      status: 401,
      errorTypeHeader: 'InvalidSignatureException',
    });
  });

  it('reveals nothing about a body before the caller is authenticated', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    for (const body of ['', 'no JSON', '{}'])
      expect(await post(endpoint, body)).toMatchObject({ status: 401, errorTypeHeader: 'UnauthorizedException' });
  });

  it('refuses a subscription', async () => {
    const { endpoint, person } = await api({
      settings: settingsOf({
        schema: `${schema} type Subscription { onSet: Item @aws_subscribe(mutations: ["set"]) }`,
      }),
    });
    expect(await call(endpoint, person('a'), 'subscription { onSet { id } }')).toMatchObject({
      status: 400,
      errorTypeHeader: 'UnsupportedOperation',
    });
  });

  it('logs the cause of a failure and hides it from the caller', async () => {
    const gate = {
      authenticate: () => Promise.reject(new Error('the disk is full')),
      authenticateForm: () => Promise.reject(new Error('the disk is full')),
      authorize: () => ({ allowed: true }) as const,
    };
    const { endpoint, logged, person } = await api({ resolvers: [echo], options: { gate } });
    const answer = await call(endpoint, person('a'), '{ echo }');
    expect(answer).toEqual({
      status: 500,
      errorTypeHeader: 'InternalFailureException',
      body: { errors: [{ errorType: 'InternalFailureException', message: 'An internal failure occurred.' }] },
    });
    expect(logged.join()).toContain('the disk is full');
  });

  it('refuses expired credentials', async () => {
    const { endpoint, person, clock } = await api({ resolvers: [echo] });
    const credentials = person('a');
    clock.aheadMs = 3601_000;
    expect(await call(endpoint, credentials, '{ echo }')).toMatchObject({
      status: 401,
      errorTypeHeader: 'UnrecognizedClientException',
    });
  });

  it.each([
    ['an empty body', '', 'Request body is empty.'],
    ['a body that is not JSON', 'meow', 'Unable to parse GraphQL query.'],
    ['JSON without a query', '{}', 'Unable to parse GraphQL query.'],
    ['a batch', '[{"query":"{ echo }"}]', 'Unable to parse GraphQL query.'],
    ['a list', '[]', 'Unable to parse GraphQL query.'],
    ['a query that is not GraphQL', '{"query":"{"}', 'Unable to parse GraphQL query.'],
  ])('responds to %s with 400', async (_name, body, message) => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    const answer = await post(endpoint, body, await signedHeaders(endpoint, body, person('a')));
    expect(answer).toEqual({
      status: 400,
      errorTypeHeader: 'MalformedHttpRequestException',
      body: { errors: [{ errorType: 'MalformedHttpRequestException', message }] },
    });
  });

  it('refuses a body over 1 MB without keeping it', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    expect(await post(endpoint, 'x'.repeat(1024 * 1024 + 1))).toMatchObject({ status: 413 });
  });

  it("dates its responses by the host's clock, which clients use for signing", async () => {
    const { endpoint, clock } = await api({ resolvers: [echo] });
    clock.aheadMs = 86_400_000;
    const { headers } = await fetch(endpoint, { method: 'POST' });
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - clock.nowMs())).toBeLessThan(60_000);
  });

  it('closes while a caller has sent only half a body', async () => {
    const closing = await api({ resolvers: [echo] });
    const half = request(closing.endpoint, {
      method: 'POST',
      headers: { 'content-length': '1000', expect: '100-continue' },
    });
    const gone = new Promise((resolve) => half.once('error', resolve));
    const isHeard = new Promise((resolve) => half.once('continue', resolve));
    half.flushHeaders();
    await isHeard;
    half.write('{"query"');
    await closing.close();
    expect(await gone).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|EPIPE)$/) as string });
    await expect(fetch(closing.url)).rejects.toThrow();
  });

  it('lets browsers of any origin call it and read the error type', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    const preflight = await fetch(endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:5173', 'access-control-request-headers': 'authorization,x-amz-date' },
    });
    expect([
      preflight.status,
      preflight.headers.get('access-control-allow-origin'),
      preflight.headers.get('access-control-allow-headers'),
    ]).toEqual([200, '*', 'authorization,x-amz-date']);
    const answer = await fetch(endpoint, { method: 'POST' });
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-amzn-errortype/i);
  });
});

describe('limits', () => {
  it('refuse fields that are nested deeper than the API allows, counted through fragments, and leave the others', async () => {
    const page = unit('Query.page', { response: 'return { items: [{ id: "1", child: { id: "2" } }], total: 1 };' });
    const upper = unit('Item.upper', { response: 'return "X";' });
    const { endpoint, person } = await api({
      resolvers: [],
      settings: settingsOf({ schema, queryDepthLimit: 3, resolvers: [page, upper] }),
    });
    const { body } = await call(
      endpoint,
      person('a'),
      '{ page { total items { id upper ...C } } } fragment C on Item { child { upper } }',
    );
    expect(body).toMatchObject({
      data: { page: { total: 1, items: [{ id: '1', upper: 'X', child: { upper: null } }] } },
      errors: [{ errorType: 'QueryDepthLimitReached', path: ['page', 'items', 0, 'child', 'upper'] }],
    });
    expect((await call(endpoint, person('a'), '{ page { items { child { id } } } }')).body.data).toEqual({
      page: { items: [{ child: null }] },
    });
  });

  it('count a nested resolver for every item of a list', async () => {
    const page = unit('Query.page', { response: 'return { items: [{ id: "1" }, { id: "2" }, { id: "3" }] };' });
    const upper = unit('Item.upper', { response: 'return "X";' });
    const { endpoint, person } = await api({
      resolvers: [],
      settings: settingsOf({ schema, resolverCountLimit: 3, resolvers: [page, upper] }),
    });
    const { body } = await call(endpoint, person('a'), '{ page { items { upper } } }');
    expect(body).toMatchObject({
      data: { page: { items: [{ upper: 'X' }, { upper: 'X' }, { upper: null }] } },
      errors: [{ path: ['page', 'items', 2, 'upper'] }],
    });
  });

  it('stop resolvers beyond the number that the API allows', async () => {
    const { endpoint, person } = await api({
      resolvers: [],
      settings: settingsOf({ schema, resolverCountLimit: 2, resolvers: [echo] }),
    });
    const { body } = await call(endpoint, person('a'), '{ a: echo(text: "1") b: echo(text: "2") c: echo(text: "3") }');
    expect(body).toMatchObject({
      data: { a: '1', b: '2', c: null },
      errors: [{ errorType: 'ResolverExecutionLimitReached', message: 'Resolver invocation limit reached.' }],
    });
  });

  it('hide the schema when introspection is off', async () => {
    const { endpoint, person } = await api({ resolvers: [], settings: settingsOf({ schema, introspection: false }) });
    expect(
      (await call(endpoint, person('a'), '{ __schema { queryType { name } } }')).body.errors?.[0]?.message,
    ).toMatch(/^Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined/);
  });
});
