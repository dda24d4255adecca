import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const period = { from: '2025-01-01', to: '2025-01-31' };

describe.each(['slips', 'balances'])('a page of %s', (field) => {
  const resolver = resolverUnderTest(`Query.${field}.ts`);

  it('is asked for by the caller’s own partition and the keys of the period, and nothing else', () => {
    expect(valueOf(resolver.request(asAda({ ...period, owner: 'somebody-else' })))).toEqual({
      operation: 'Query',
      query: {
        expression: '#owner = :owner AND #entry BETWEEN :first AND :behindLast',
        expressionNames: { '#owner': 'owner', '#entry': 'entry' },
        expressionValues: { ':owner': { S: ada }, ':first': { S: '20250101#' }, ':behindLast': { S: '20250131$' } },
      },
      limit: 100,
      nextToken: null,
    });
  });

  it('is refused to a caller who is not a signed-in person', () => {
    expect(resolver.request(asWorker(period)).kind).toBe('unauthorized');
  });

  it('is read in a period only', () => {
    expect(errorOf(resolver.request(asAda({ from: '2025-02-01', to: '2025-01-31' })))?.errorType).toBe('InvalidPeriod');
  });

  it('that could not be read is not an empty one', () => {
    expect(
      errorOf(resolver.response(asAda(period, { error: { type: 'DynamoDB:InternalServerError', message: 'x' } })))
        ?.errorType,
    ).toBe('Internal');
  });
});
