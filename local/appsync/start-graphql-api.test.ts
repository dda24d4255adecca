import { afterEach, describe, expect, it } from 'vitest';
import { call, post, signedHeaders } from './testing/signed-call.ts';
import { none, pipeline, settingsOf, step, unit } from './testing/settings.ts';
import type { TestApi, TestApiOptions } from './testing/test-api.ts';
import { accountId, identityIdOf, openTestApi } from './testing/test-api.ts';

const schema = `
  type Query { echo(text: String, day: AWSDate): String, who: AWSJSON, page: Page, hidden: String, info(id: ID): AWSJSON }
  type Page { items: [Item!]! total: Int }
  type Item { id: ID! child: Item upper: String }
  type Mutation { set(id: ID!): Item }
`;

let open: TestApi | undefined;
async function api(options: Partial<TestApiOptions> & Pick<TestApiOptions['settings'], 'resolvers'>): Promise<TestApi> {
  const { resolvers, ...rest } = options;
  open = await openTestApi({ settings: settingsOf({ schema, resolvers }), ...rest });
  return open;
}
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const echo = unit('Query.echo', { response: 'return ctx.result.text;' });

describe('POST /graphql', () => {
  it('answers a signed query', async () => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    expect(await call(endpoint, person('a'), 'query Q($t: String) { echo(text: $t) }', { t: 'hello' })).toEqual({ status: 200, errorTypeHeader: null, body: { data: { echo: 'hello' } } });
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
    expect(await post(endpoint, '{"query":"{ who }"}', headers)).toMatchObject({ status: 401, errorTypeHeader: 'InvalidSignatureException' });
  });

  it('refuses expired credentials', async () => {
    const { endpoint, person, clock } = await api({ resolvers: [echo] });
    const credentials = person('a');
    clock.offsetMs = 3601_000;
    expect(await call(endpoint, credentials, '{ echo }')).toMatchObject({ status: 401, errorTypeHeader: 'UnrecognizedClientException' });
  });

  it.each([
    ['an empty body', '', 'Request body is empty.'],
    ['what is not JSON', 'meow', 'Unable to parse GraphQL query.'],
    ['JSON without a query', '{}', 'Unable to parse GraphQL query.'],
    ['a list', '[]', 'Unable to parse GraphQL query.'],
    ['a query that is not GraphQL', '{"query":"{"}', 'Unable to parse GraphQL query.'],
  ])('answers %s with 400', async (_name, body, message) => {
    const { endpoint, person } = await api({ resolvers: [echo] });
    const answer = await post(endpoint, body, await signedHeaders(endpoint, body, person('a')));
    expect(answer).toEqual({ status: 400, errorTypeHeader: 'MalformedHttpRequestException', body: { errors: [{ errorType: 'MalformedHttpRequestException', message }] } });
  });

  it('refuses a body over 1 MB without reading it whole', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    expect(await post(endpoint, 'x'.repeat(1024 * 1024 + 1))).toMatchObject({ status: 413 });
  });

  it('lets browsers of any origin call it and read the error type', async () => {
    const { endpoint } = await api({ resolvers: [echo] });
    const preflight = await fetch(endpoint, { method: 'OPTIONS', headers: { origin: 'http://localhost:5173', 'access-control-request-headers': 'authorization,x-amz-date' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')]).toEqual([200, '*', 'authorization,x-amz-date']);
    const answer = await fetch(endpoint, { method: 'POST' });
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-amzn-errortype/i);
  });
});

describe('errors of fields', () => {
  it('denies a root field that IAM does not allow, and answers the others', async () => {
    const { endpoint, person, logged } = await api({ resolvers: [echo, unit('Query.hidden')], personMay: ['Query.echo'] });
    const answer = await call(endpoint, person('a'), '{ echo(text: "x") hidden }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { echo: 'x', hidden: null },
      errors: [{
        path: ['hidden'], data: null, errorType: 'Unauthorized', errorInfo: null,
        locations: [{ line: 1, column: 19, sourceName: null }], message: 'Not Authorized to access hidden on type Query',
      }],
    });
    expect(logged.join()).toContain('appsync:GraphQL');
  });

  it('shows util.error at the top level, its data cut to the selection and its errorInfo whole', async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Mutation.set', { request: 'util.error("no", "Refused", { id: "1", secret: 2, child: { id: "2", secret: 3 } }, { hint: 4 });' })],
    });
    const answer = await call(endpoint, person('a'), 'mutation { set(id: "1") { id child { id } } }');
    expect(answer.body.errors?.[0]).toEqual({
      path: ['set'], data: { id: '1', child: { id: '2' } }, errorType: 'Refused', errorInfo: { hint: 4 },
      locations: [{ line: 1, column: 12, sourceName: null }], message: 'no',
    });
  });

  it('keeps the value beside an error that util.appendError adds', async () => {
    const { endpoint, person } = await api({ resolvers: [unit('Query.echo', { response: 'util.appendError("careful", "Warning"); return "value";' })] });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.data).toEqual({ echo: 'value' });
    expect(body.errors).toMatchObject([{ path: ['echo'], errorType: 'Warning', message: 'careful' }]);
  });

  it('says in AppSync\'s words that a null stands where none may, and where', async () => {
    const { endpoint, person } = await api({ resolvers: [unit('Query.page', { response: 'return { items: [{ id: "1" }, { id: null }] };' })] });
    const { body } = await call(endpoint, person('a'), '{ page { items { id } } }');
    expect(body).toEqual({
      data: { page: null },
      errors: [{ path: ['page', 'items', 1, 'id'], locations: null, message: "Cannot return null for non-nullable type: 'ID' within parent 'Item' (/page/items[1]/id)" }],
    });
  });

  it('masks what the code did wrong and logs it', async () => {
    const { endpoint, person, logged } = await api({ resolvers: [unit('Query.echo', { response: 'return ctx.result.a.b.c;' })] });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.errors).toMatchObject([{ errorType: 'Code', message: 'Runtime Error' }]);
    expect(logged.join()).toMatch(/Query\.echo.*TypeError/);
  });

  it('refuses a helper it does not have by name, in the log', async () => {
    const { endpoint, person, logged } = await api({ resolvers: [unit('Query.echo', { request: 'return { payload: util.rds.toJsonString("x") };' })] });
    await call(endpoint, person('a'), '{ echo }');
    expect(logged.join()).toContain('util.rds is not supported by the local host');
  });

  it('ends a field whose data source takes longer than a request may', async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Query.echo', { request: 'return { operation: "Invoke", payload: {} };' }, { kind: 'lambda', name: 'slow', functionArn: 'f', serviceRoleArn: 'r' })],
      lambdaUrl: await silentServer(),
      options: { executionLimitMs: 50 },
    });
    expect((await call(endpoint, person('a'), '{ echo }')).body.errors).toMatchObject([{ errorType: 'ExecutionTimeout', message: 'Execution timed out.' }]);
  });
});

describe('the context of a resolver', () => {
  it('tells who signed, and nothing the request says of itself', async () => {
    const { endpoint, person, worker } = await api({ resolvers: [unit('Query.who', { response: 'return ctx.identity;' })] });
    const asPerson = await call(endpoint, person('ada'), '{ who }');
    expect(JSON.parse(String(asPerson.body.data?.['who']))).toEqual({
      accountId,
      cognitoIdentityAuthProvider: '"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc","cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc:CognitoSignIn:ada"',
      cognitoIdentityAuthType: 'authenticated',
      cognitoIdentityId: identityIdOf('ada'),
      cognitoIdentityPoolId: 'eu-west-1:11111111-1111-4111-8111-111111111111',
      sourceIp: ['127.0.0.1'],
      userArn: `arn:aws:sts::${accountId}:assumed-role/person/CognitoIdentityCredentials`,
      username: 'AROAPERSONXXXXXXXXXXX:CognitoIdentityCredentials',
    });
    const asWorker = await call(endpoint, worker(), '{ who }');
    expect(JSON.parse(String(asWorker.body.data?.['who']))).toMatchObject({
      cognitoIdentityId: null, cognitoIdentityAuthType: null, userArn: `arn:aws:sts::${accountId}:assumed-role/worker/export-worker`,
    });
  });

  it('lists the selection by path and alias, and hides it from JSON.stringify', async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Mutation.set', { response: 'return { id: "1", upper: JSON.stringify({ list: ctx.info.selectionSetList, text: ctx.info.selectionSetGraphQL, info: ctx.info }) };' })],
    });
    const { body } = await call(endpoint, person('a'), 'mutation M($i: ID!) { set(id: $i) { key: id ...More } } fragment More on Item { child { id } upper }', { i: '7' });
    const seen = JSON.parse((body.data?.['set'] as { upper: string }).upper) as { list: string[]; text: string; info: object };
    expect(seen.list).toEqual(['key', 'child', 'child/id', 'upper']);
    expect(seen.text).toContain('key: id');
    expect(seen.info).toEqual({ fieldName: 'set', parentTypeName: 'Mutation', variables: { i: '7' } });
  });

  it('gives a nested resolver the whole parent, also what was not selected', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit('Query.page', { response: 'return { items: [{ id: "1", secretPart: "s1" }, { id: "2", secretPart: "s2" }] };' }),
        unit('Item.upper', { request: 'return { payload: ctx.source };', response: 'return ctx.result.secretPart;' }),
      ],
    });
    expect((await call(endpoint, person('a'), '{ page { items { upper } } }')).body).toEqual({ data: { page: { items: [{ upper: 's1' }, { upper: 's2' }] } } });
  });
});

describe('a pipeline', () => {
  const stashed = (name: string) => step(name, { request: `ctx.stash.seen = [...(ctx.stash.seen ?? []), "${name}"]; return { payload: ctx.prev.result };`, response: `return { by: "${name}", after: ctx.result };` });

  it('hands each function the result of the one before, and one stash', async () => {
    const { endpoint, person } = await api({
      resolvers: [pipeline('Query.who', [stashed('one'), stashed('two')], { request: 'return "start";', response: 'return { prev: ctx.prev.result, seen: ctx.stash.seen };' })],
    });
    const { body } = await call(endpoint, person('a'), '{ who }');
    expect(JSON.parse(String(body.data?.['who']))).toEqual({ prev: { by: 'two', after: { by: 'one', after: 'start' } }, seen: ['one', 'two'] });
  });

  it('goes on with the next function after an early return, and to the end after one that says so', async () => {
    const early = (options: string) => step('early', { request: `runtime.earlyReturn("early"${options});` });
    const { endpoint, person } = await api({
      resolvers: [
        pipeline('Query.who', [early(''), stashed('two')]),
        pipeline('Query.echo', [early(', { skipTo: "END" }'), stashed('two')]),
      ],
    });
    const { body } = await call(endpoint, person('a'), '{ who echo }');
    expect(JSON.parse(String(body.data?.['who']))).toEqual({ by: 'two', after: 'early' });
    expect(body.data?.['echo']).toBe('early');
  });

  it('starts every request with an empty stash and unset module variables', async () => {
    const counting = { kind: 'unit', typeName: 'Query', fieldName: 'echo', dataSource: none, code: 'let count = 0;\nexport function request(ctx) { count = count + 1; ctx.stash.n = (ctx.stash.n ?? 0) + count; return {}; }\nexport function response(ctx) { return `${ctx.stash.n}`; }' } as const;
    const { endpoint, person } = await api({ resolvers: [counting] });
    await call(endpoint, person('a'), '{ echo }');
    expect((await call(endpoint, person('a'), '{ echo }')).body).toEqual({ data: { echo: '1' } });
  });
});

describe('limits', () => {
  it('refuses a query deeper than the API allows', async () => {
    const { endpoint, person } = await api({ resolvers: [], settings: settingsOf({ schema, queryDepthLimit: 3 }) });
    expect((await call(endpoint, person('a'), '{ page { items { child { id } } } }')).body).toMatchObject({ data: null, errors: [{ message: expect.stringContaining('4 levels') as string }] });
  });

  it('stops at the number of resolvers the API allows', async () => {
    const { endpoint, person } = await api({ resolvers: [], settings: settingsOf({ schema, resolverCountLimit: 2, resolvers: [echo] }) });
    const { body } = await call(endpoint, person('a'), '{ a: echo(text: "1") b: echo(text: "2") c: echo(text: "3") }');
    expect(body).toMatchObject({ data: { a: '1', b: '2', c: null }, errors: [{ errorType: 'ResolverCountLimitExceeded' }] });
  });

  it('hides the schema when introspection is off', async () => {
    const { endpoint, person } = await api({ resolvers: [], settings: settingsOf({ schema, introspection: false }) });
    expect((await call(endpoint, person('a'), '{ __schema { queryType { name } } }')).body.errors?.[0]?.message).toMatch(/^Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined/);
  });
});

async function silentServer(): Promise<string> {
  const { createServer } = await import('node:http');
  const server = createServer(() => undefined).unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
}
