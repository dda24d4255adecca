import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import type { ResolverUnderTest } from '../test/resolver-under-test.ts';
import { asAda, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const january = { from: '2025-01-01', to: '2025-01-31' };
const february = { from: '2025-02-01', to: '2025-02-28' };
type PagingField = readonly [name: string, resolver: ResolverUnderTest, args: JsonObject];
const fields: readonly PagingField[] = [
  ['exports', resolverUnderTest('Query.exports.ts'), {}],
  ['slips', resolverUnderTest('Query.slips.ts'), january],
  ['balances', resolverUnderTest('Query.balances.ts'), january],
];

/** The token that a page of this field returns when the data source returned `T`. */
function tokenOf([, resolver, args]: PagingField, other: JsonObject = {}): string {
  const { nextToken } = valueOf(
    resolver.response(asAda({ ...args, ...other }, { result: { items: [], nextToken: 'T' } })),
  ) as { nextToken: string };
  return nextToken;
}

describe.each(fields)('a nextToken of %s', (...field) => {
  const [name, resolver, args] = field;

  it('is null on the last page', () => {
    expect(valueOf(resolver.response(asAda(args, { result: { items: [], nextToken: null } })))).toMatchObject({
      nextToken: null,
    });
  });

  it('may be null for the first page', () => {
    expect(valueOf(resolver.request(asAda({ ...args, nextToken: null })))).toMatchObject({ nextToken: null });
  });

  it('goes on with the data source’s own', () => {
    expect(valueOf(resolver.request(asAda({ ...args, nextToken: tokenOf(field) })))).toMatchObject({ nextToken: 'T' });
  });

  it('that is none is refused', () => {
    for (const nextToken of ['', 'junk', 'T', 'eyJ2ZXJzaW9uIjozfQ==', '💥', '/', tokenOf(field).slice(0, -1)]) {
      expect(errorOf(resolver.request(asAda({ ...args, nextToken })))).toMatchObject({
        errorType: 'InvalidArgument',
        message: expect.stringMatching(/^nextToken: expected/) as string,
      });
    }
  });

  it('of another field is refused', () => {
    for (const other of fields.filter(([otherName]) => otherName !== name)) {
      expect(errorOf(resolver.request(asAda({ ...args, nextToken: tokenOf(other) })))?.errorType).toBe(
        'InvalidArgument',
      );
    }
  });

  it('that the data source refuses is the caller’s mistake', () => {
    for (const error of [
      {
        type: 'DynamoDB:UserIllegalArgumentException',
        message:
          'com.amazonaws.deepdish.common.pagination.InvalidPaginationTokenException: Invalid pagination token given.',
      },
      {
        type: 'DynamoDB:DynamoDbException',
        message:
          'The provided starting key is outside query boundaries based on provided conditions (Service: DynamoDb, Status Code: 400, Request ID: X)',
      },
    ]) {
      expect(errorOf(resolver.response(asAda({ ...args, nextToken: tokenOf(field) }, { error })))?.errorType).toBe(
        'InvalidArgument',
      );
      // Without a token from the caller, the fault is ours.
      expect(errorOf(resolver.response(asAda(args, { error })))?.errorType).toBe('Internal');
    }
  });

  it('does not hide another fault', () => {
    const error = { type: 'DynamoDB:InternalServerError', message: 'x' };
    expect(errorOf(resolver.response(asAda({ ...args, nextToken: tokenOf(field) }, { error })))?.errorType).toBe(
      'Internal',
    );
  });
});

it.each(fields.slice(1))('a nextToken of %s serves for its own period only', (...field) => {
  expect(errorOf(field[1].request(asAda({ ...january, nextToken: tokenOf(field, february) })))?.errorType).toBe(
    'InvalidArgument',
  );
});
