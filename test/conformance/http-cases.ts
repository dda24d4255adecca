import { expect } from 'vitest';
import type { Case } from './case.ts';
import type { Answer, Visitor } from './visitor.ts';
import { ask, post } from './visitor.ts';

/** A row of the HTTP table: the request and the expected answer. */
interface Row {
  readonly clause: string;
  readonly source: Case['source'];
  readonly send: (visitor: Visitor) => Promise<Answer>;
  readonly status: number;
  readonly errorType?: string;
  readonly body: unknown;
}

const nothing = '{ exports { nextToken } }';
const refusal = (errorType: string, message: unknown) => ({ errors: [{ errorType, message }] });
const containing = (text: string): unknown => expect.stringContaining(text);
const refused = (errorType: string, message: unknown): Pick<Row, 'errorType' | 'body'> => ({
  errorType,
  body: refusal(errorType, message),
});

const rows: readonly Row[] = [
  {
    clause: 'no signature: 401 UnauthorizedException',
    source: 'recorded',
    status: 401,
    send: (visitor) => post(visitor, JSON.stringify({ query: nothing }), 'unsigned'),
    ...refused('UnauthorizedException', 'You are not authorized to make this call.'),
  },
  {
    clause: 'an unknown access key: 401 UnrecognizedClientException',
    source: 'recorded',
    status: 401,
    send: (visitor) =>
      post(visitor, JSON.stringify({ query: nothing }), {
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
      }),
    ...refused('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  },
  {
    clause: 'a session token that was altered: 401 UnrecognizedClientException',
    source: 'unproven',
    status: 401,
    send: (visitor) =>
      post(visitor, JSON.stringify({ query: nothing }), {
        credentials: { ...visitor.credentials, sessionToken: `${visitor.credentials.sessionToken ?? ''}x` },
      }),
    ...refused('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  },
  {
    clause: 'a signature by another secret: 401 InvalidSignatureException',
    source: 'recorded',
    status: 401,
    send: (visitor) =>
      post(visitor, JSON.stringify({ query: nothing }), {
        credentials: { ...visitor.credentials, secretAccessKey: 'x' },
      }),
    ...refused('InvalidSignatureException', containing('signature')),
  },
  {
    clause: 'a signature of ten minutes ago: 401 InvalidSignatureException',
    source: 'recorded',
    status: 401,
    send: (visitor) => post(visitor, JSON.stringify({ query: nothing }), { aheadMs: -600_000 }),
    ...refused('InvalidSignatureException', containing('Signature expired')),
  },
  {
    clause: 'a signature of four minutes ago is valid',
    source: 'documented',
    status: 200,
    send: (visitor) => post(visitor, JSON.stringify({ query: '{ __typename }' }), { aheadMs: -240_000 }),
    body: { data: { __typename: 'Query' } },
  },
  {
    clause: 'an empty body: 400 MalformedHttpRequestException',
    source: 'recorded',
    status: 400,
    send: (visitor) => post(visitor, ''),
    ...refused('MalformedHttpRequestException', 'Request body is empty.'),
  },
  {
    clause: 'a body that is not JSON: 400 MalformedHttpRequestException',
    source: 'recorded',
    status: 400,
    send: (visitor) => post(visitor, 'query'),
    ...refused('MalformedHttpRequestException', 'Unable to parse GraphQL query.'),
  },
  {
    clause: 'a query that is not GraphQL: 400 MalformedHttpRequestException',
    source: 'recorded',
    status: 400,
    send: (visitor) => ask(visitor, 'query {'),
    ...refused('MalformedHttpRequestException', 'Unable to parse GraphQL query.'),
  },
  {
    clause: 'a field that is not in the schema: 200, data null, Validation error',
    source: 'recorded',
    status: 200,
    send: (visitor) => ask(visitor, '{ export(id: "x") { secret } }'),
    body: {
      data: null,
      errors: [
        expect.objectContaining({
          message: containing("Validation error of type FieldUndefined: Field 'secret' in type 'Export' is undefined"),
        }),
      ],
    },
  },
  {
    clause: 'a missing argument: 200, data null, Validation error',
    source: 'recorded',
    status: 200,
    send: (visitor) => ask(visitor, '{ export { id } }'),
    body: {
      data: null,
      errors: [expect.objectContaining({ message: containing('Validation error of type MissingFieldArgument') })],
    },
  },
  {
    clause: 'a missing variable: 200, data null, coerced Null value',
    source: 'recorded',
    status: 200,
    send: (visitor) => ask(visitor, 'query E($id: ID!) { export(id: $id) { id } }'),
    body: {
      data: null,
      errors: [expect.objectContaining({ message: "Variable 'id' has coerced Null value for NonNull type 'ID!'" })],
    },
  },
  {
    clause: 'an invalid date: 200, data null, invalid value',
    source: 'recorded',
    status: 200,
    send: (visitor) =>
      ask(visitor, 'query S($from: AWSDate!) { slips(from: $from, to: "2025-01-01") { nextToken } }', {
        from: '2025-02-30',
      }),
    body: { data: null, errors: [expect.objectContaining({ message: "Variable 'from' has an invalid value." })] },
  },
  {
    clause: 'introspection is off and not a field',
    source: 'documented',
    status: 200,
    send: (visitor) => ask(visitor, '{ __schema { types { name } } }'),
    body: {
      data: null,
      errors: expect.arrayContaining([
        expect.objectContaining({ message: containing("Field '__schema' in type 'Query' is undefined") }),
      ]) as unknown,
    },
  },
  {
    clause: 'a field that IAM does not allow: 200, the field null, Unauthorized',
    source: 'recorded',
    status: 200,
    send: (visitor) => ask(visitor, 'mutation { claimExport(owner: "x", id: "y", claimant: "z") { id } }'),
    body: {
      data: { claimExport: null },
      errors: [
        {
          path: ['claimExport'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: [expect.anything()],
          message: 'Not Authorized to access claimExport on type Mutation',
        },
      ],
    },
  },
  {
    clause: 'one refused field leaves the others',
    source: 'recorded',
    status: 200,
    send: (visitor) =>
      ask(
        visitor,
        'mutation { claimExport(owner: "x", id: "y", claimant: "z") { id } cancelExport(id: "01JADZQ0000000000000000000") { id } }',
      ),
    body: {
      data: { claimExport: null, cancelExport: null },
      errors: [
        expect.objectContaining({ errorType: 'Unauthorized' }),
        expect.objectContaining({ errorType: 'NotFound' }),
      ],
    },
  },
  {
    clause: 'util.error: errorType, errorInfo and data are at the top level of an error',
    source: 'recorded',
    status: 200,
    send: (visitor) => ask(visitor, '{ slips(from: "2025-02-01", to: "2025-01-01") { nextToken } }'),
    body: {
      data: { slips: null },
      errors: [
        {
          path: ['slips'],
          data: null,
          errorType: 'InvalidPeriod',
          errorInfo: null,
          locations: [{ line: 1, column: 3, sourceName: null }],
          message: containing('ends before it starts'),
        },
      ],
    },
  },
  {
    clause: 'an alias names the field in data and in the path of its error',
    source: 'documented',
    status: 200,
    send: (visitor) => ask(visitor, '{ mine: export(id: "01JADZQ0000000000000000000") { id } }'),
    body: { data: { mine: null } },
  },
];

const tableCases = rows.map(
  ({ clause, source, send, status, errorType, body }): Case => ({
    clause,
    source,
    async holds(visitor) {
      const answer = await send(visitor);
      expect([answer.status, answer.body]).toEqual([status, body]);
      expect(answer.headers.get('x-amzn-errortype')).toBe(errorType ?? null);
      expect(answer.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('x-amzn-errortype');
      expect(answer.headers.get('content-type')?.toLowerCase().replaceAll(' ', '')).toBe(
        'application/json;charset=utf-8',
      );
      expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    },
  }),
);

export const httpCases: readonly Case[] = [
  ...tableCases,
  {
    clause: 'a preflight allows the headers that Amplify signs with, from any origin',
    source: 'client',
    async holds({ target }) {
      const wanted = ['authorization', 'content-type', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];
      const headers = {
        origin: 'https://example.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': wanted.join(','),
      };
      const response = await fetch(target.graphqlUrl, { method: 'OPTIONS', headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/example\.com)$/);
      expect(response.headers.get('access-control-allow-methods')).toContain('POST');
      const allowed = response.headers.get('access-control-allow-headers')?.toLowerCase() ?? '';
      for (const name of wanted) if (allowed !== '*') expect(allowed).toContain(name);
    },
  },
];
