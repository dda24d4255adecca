import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { apiOfOneTest as api } from '../testing/api-of-one-test.ts';
import { echo } from '../testing/fields-schema.ts';
import { rows, unit } from '../testing/settings.ts';
import { call } from '../testing/signed-call.ts';

describe('errors of fields', () => {
  it('denies a root field that IAM does not allow, and answers the others', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [echo, unit('Query.hidden')],
      personMay: ['Query.echo'],
    });
    const answer = await call(endpoint, person('a'), '{ echo(text: "x") hidden }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: { echo: 'x', hidden: null },
      errors: [
        {
          path: ['hidden'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: [{ line: 1, column: 19, sourceName: null }],
          message: 'Not Authorized to access hidden on type Query',
        },
      ],
    });
    expect(logged.join()).toContain('appsync:GraphQL');
  });

  it('shows util.error at the top level, its data cut to the selection and its errorInfo whole', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit('Mutation.set', {
          request: 'util.error("no", "Refused", { id: "1", secret: 2, child: { id: "2", secret: 3 } }, { hint: 4 });',
        }),
      ],
    });
    const answer = await call(endpoint, person('a'), 'mutation { set(id: "1") { id child { id } } }');
    expect(answer.body.errors?.[0]).toEqual({
      path: ['set'],
      data: { id: '1', child: { id: '2' } },
      errorType: 'Refused',
      errorInfo: { hint: 4 },
      locations: [{ line: 1, column: 12, sourceName: null }],
      message: 'no',
    });
  });

  it('keeps the value beside an error that util.appendError adds', async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Query.echo', { response: 'util.appendError("careful", "Warning"); return "value";' })],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.data).toEqual({ echo: 'value' });
    expect(body.errors).toMatchObject([{ path: ['echo'], errorType: 'Warning', message: 'careful' }]);
  });

  it("says in AppSync's words that a null stands where none may, and where", async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Query.page', { response: 'return { items: [{ id: "1" }, { id: null }] };' })],
    });
    const { body } = await call(endpoint, person('a'), '{ page { items { id } } }');
    expect(body).toEqual({
      data: { page: null },
      errors: [
        {
          path: ['page', 'items', 1, 'id'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'ID' within parent 'Item' (/page/items[1]/id)",
        },
      ],
    });
  });

  it('masks what the code did wrong and logs it', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { response: 'return ctx.result.a.b.c;' })],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.errors).toMatchObject([{ errorType: 'Code', message: 'Runtime Error' }]);
    expect(logged.join()).toMatch(/Query\.echo.*TypeError/);
  });

  it('masks a failure of the host and logs it', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [
        unit(
          'Query.echo',
          { request: 'return { operation: "Invoke", payload: {} };' },
          { kind: 'lambda', name: 'odd', functionArn: 'f', serviceRoleArn: 'r' },
        ),
      ],
      lambdaUrl: await serverAnswering('not JSON'),
    });
    expect((await call(endpoint, person('a'), '{ echo }')).body).toEqual({
      data: { echo: null },
      errors: [
        {
          path: ['echo'],
          data: null,
          errorType: 'InternalFailure',
          errorInfo: null,
          locations: [{ line: 1, column: 3, sourceName: null }],
          message: 'An internal failure occurred while resolving this field.',
        },
      ],
    });
    expect(logged.join()).toMatch(/Query\.echo failed: .*not valid JSON/);
  });

  it('says to its log alone what it does not take of a request to a data source', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { request: 'return { operation: "Scan" };' }, rows)],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.errors).toMatchObject([
      { errorType: 'MappingTemplate', message: 'The request handler returned what its data source does not take.' },
    ]);
    expect(logged.join()).toMatch(/Query\.echo: AMAZON_DYNAMODB: expected an operation of .*got "Scan"/);
  });

  it('refuses a helper it does not have by name, in the log', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { request: 'return { payload: util.rds.toJsonString("x") };' })],
    });
    await call(endpoint, person('a'), '{ echo }');
    expect(logged.join()).toContain('util.rds is not supported by the local host');
  });

  it('ends a field whose data source takes longer than a request may', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit(
          'Query.echo',
          { request: 'return { operation: "Invoke", payload: {} };' },
          { kind: 'lambda', name: 'slow', functionArn: 'f', serviceRoleArn: 'r' },
        ),
      ],
      lambdaUrl: await serverAnswering(undefined),
      options: { executionLimitMs: 50 },
    });
    expect((await call(endpoint, person('a'), '{ echo }')).body.errors).toMatchObject([
      { errorType: 'ExecutionTimeout', message: 'Execution timed out.' },
    ]);
  });
});

/** A far end that says `text`, or nothing at all. */
async function serverAnswering(text: string | undefined): Promise<string> {
  const server = createServer((_request, response) => {
    if (text !== undefined) response.end(text);
  }).unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
}
