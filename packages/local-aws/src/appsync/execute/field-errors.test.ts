import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { apiOfOneTest as api } from '../testing/api-of-one-test.ts';
import { echo } from '../testing/fields-schema.ts';
import { rows, unit } from '../testing/settings.ts';
import { call } from '../testing/signed-call.ts';

describe('errors of fields', () => {
  it('deny a root field that IAM does not allow, and leave the others', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [echo, unit('Query.hidden')],
      personMay: ['Query.echo'],
    });
    const response = await call(endpoint, person('a'), '{ echo(text: "x") hidden }');
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
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

  it('show util.error at the top level, with its data cut to the selection and its errorInfo whole', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit('Mutation.set', {
          request: 'util.error("no", "Refused", { id: "1", secret: 2, child: { id: "2", secret: 3 } }, { hint: 4 });',
        }),
      ],
    });
    const response = await call(endpoint, person('a'), 'mutation { set(id: "1") { id child { id } } }');
    expect(response.body.errors?.[0]).toEqual({
      path: ['set'],
      data: { id: '1', child: { id: '2' } },
      errorType: 'Refused',
      errorInfo: { hint: 4 },
      locations: [{ line: 1, column: 12, sourceName: null }],
      message: 'no',
    });
  });

  it('leave the value in place when util.appendError adds them', async () => {
    const { endpoint, person } = await api({
      resolvers: [unit('Query.echo', { response: 'util.appendError("careful", "Warning"); return "value";' })],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.data).toEqual({ echo: 'value' });
    expect(body.errors).toMatchObject([{ path: ['echo'], errorType: 'Warning', message: 'careful' }]);
  });

  it("use AppSync's sentence for a null in a non-nullable field, with its path", async () => {
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

  it('hide a fault of the resolver code, which is logged', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { response: 'return ctx.result.a.b.c;' })],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.errors).toMatchObject([{ errorType: 'Code', message: 'Runtime Error' }]);
    expect(logged.join()).toMatch(/Query\.echo.*TypeError/);
  });

  it('hide a failure of the host, which is logged', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [
        unit(
          'Query.echo',
          { request: 'return { operation: "Invoke", payload: {} };' },
          { kind: 'lambda', name: 'odd', functionArn: 'f', serviceRoleArn: 'r' },
        ),
      ],
      lambdaUrl: await serverResponding('not JSON'),
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

  it('hide the reason why a data source refuses a request, which is logged', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { request: 'return { operation: "Scan" };' }, rows)],
    });
    const { body } = await call(endpoint, person('a'), '{ echo }');
    expect(body.errors).toMatchObject([
      {
        errorType: 'MappingTemplate',
        message: 'The data source does not accept the value that the request handler returned.',
      },
    ]);
    expect(logged.join()).toMatch(/Query\.echo: AMAZON_DYNAMODB: expected an operation of .*got "Scan"/);
  });

  it('are logged with the name of an unsupported helper', async () => {
    const { endpoint, person, logged } = await api({
      resolvers: [unit('Query.echo', { request: 'return { payload: util.rds.toJsonString("x") };' })],
    });
    await call(endpoint, person('a'), '{ echo }');
    expect(logged.join()).toContain('util.rds is not supported by the local host');
  });

  it('end a field whose data source takes longer than a request may', async () => {
    const { endpoint, person } = await api({
      resolvers: [
        unit(
          'Query.echo',
          { request: 'return { operation: "Invoke", payload: {} };' },
          { kind: 'lambda', name: 'slow', functionArn: 'f', serviceRoleArn: 'r' },
        ),
      ],
      lambdaUrl: await serverResponding(undefined),
      options: { executionLimitMs: 50 },
    });
    expect((await call(endpoint, person('a'), '{ echo }')).body.errors).toMatchObject([
      { errorType: 'ExecutionTimeout', message: 'Execution timed out.' },
    ]);
  });
});

/** A server that responds with `text`, or never responds. */
async function serverResponding(text: string | undefined): Promise<string> {
  const server = createServer((_request, response) => {
    if (text !== undefined) response.end(text);
  }).unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
}
