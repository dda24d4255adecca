import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';

const step = (name: string) => resolverUnderTest(`Query.ledgerDays/${name}.ts`);
const steps = {
  firstSlip: ['1-first-slip', '5-first-slip-beyond'],
  lastSlip: ['2-last-slip', '6-last-slip-beyond'],
  firstBalance: ['3-first-balance', '7-first-balance-beyond'],
  lastBalance: ['4-last-balance', '8-last-balance-beyond'],
} as const;
const all = Object.entries(steps).map(
  ([end, [near, beyond]]) => [end, step(near), step(beyond), end.startsWith('first')] as const,
);
const resolver = resolverUnderTest('Query.ledgerDays/resolver.ts');

const started = { owner: ada, ends: {} };
const page = (entries: readonly string[], nextToken: string | null = null) => ({
  result: { items: entries.map((entry) => ({ entry })), nextToken },
});
const range = (query: unknown) => (query as { query: { expressionValues: object } }).query.expressionValues;

describe.each(all)('%s', (end, near, beyond, isFirst) => {
  const found = (entries: readonly string[], nextToken: string | null = null) =>
    (
      near.response(asAda({}, { stash: started, ...page(entries, nextToken) })) as {
        stash?: { ends: Record<string, object> };
      }
    ).stash?.ends[end];

  it('reads ten keys of the caller’s own from its end', () => {
    expect(valueOf(near.request(asAda({}, { stash: started })))).toEqual({
      operation: 'Query',
      query: {
        expression: '#owner = :owner AND #entry BETWEEN :from AND :to',
        expressionNames: { '#owner': 'owner', '#entry': 'entry' },
        expressionValues: { ':owner': { S: ada }, ':from': { S: '00000101#' }, ':to': { S: '99991231$' } },
      },
      projection: { expression: '#entry', expressionNames: { '#entry': 'entry' } },
      scanIndexForward: isFirst,
      limit: 10,
      consistentRead: true,
    });
  });

  it('takes the first key that holds a day; without any, it is settled only when no more follow', () => {
    expect(found(['20250230#1', '20250301#1', '20250302#1'], 'T')).toEqual({
      day: '2025-03-01',
      isSettled: true,
      readThrough: '20250302#1',
    });
    expect(found(['20250230#1'], 'T')).toEqual({ day: null, isSettled: false, readThrough: '20250230#1' });
    expect(found(['20250230#1'])).toMatchObject({ day: null, isSettled: true });
    expect(found([])).toMatchObject({ day: null, isSettled: true });
  });

  it('reads a thousand more only when it is not settled, past the whole of an impossible day', () => {
    const after = (readThrough: string) =>
      beyond.request(
        asAda({}, { stash: { owner: ada, ends: { [end]: { day: null, isSettled: false, readThrough } } } }),
      );
    expect(valueOf(after('20250230#5'))).toMatchObject({ limit: 1_000, scanIndexForward: isFirst });
    expect(range(valueOf(after('20250230#5')))).toMatchObject(
      isFirst
        ? { ':from': { S: '20250230$' }, ':to': { S: '99991231$' } }
        : { ':from': { S: '00000101#' }, ':to': { S: '20250230#' } },
    );
    expect(range(valueOf(after('2025x')))).toMatchObject(
      isFirst ? { ':from': { S: '2025x$' } } : { ':to': { S: '2025x' } },
    );
    expect(range(valueOf(after('20250230zz')))).toMatchObject(
      isFirst ? { ':from': { S: '20250230zz' } } : { ':to': { S: '20250230#' } },
    );
    for (const ends of [{}, { [end]: { day: '2025-01-01', isSettled: true, readThrough: 'x' } }])
      expect(beyond.request(asAda({}, { stash: { owner: ada, ends } })).kind).toBe('early-return');
  });

  it('reads on to the very last key, and nothing after a page that was empty and not the last', () => {
    const after = (readThrough: string) =>
      beyond.request(
        asAda({}, { stash: { owner: ada, ends: { [end]: { day: null, isSettled: false, readThrough } } } }),
      );
    const last = isFirst ? '99991231$' : '00000101#';
    expect(range(valueOf(after(last)))).toMatchObject({ ':from': { S: last }, ':to': { S: last } });
    if (isFirst) expect(range(valueOf(after('')))).toMatchObject({ ':from': { S: '$' } });
    else expect(after('')).toMatchObject({ kind: 'early-return', value: {} });
  });

  it('that could not be read is not a ledger without days', () => {
    for (const one of [near, beyond])
      expect(
        errorOf(
          one.response(asAda({}, { stash: started, error: { type: 'DynamoDB:InternalServerError', message: 'x' } })),
        )?.errorType,
      ).toBe('Internal');
  });
});

describe('the answer', () => {
  const of = (days: Record<string, string | null>, unsettled: readonly string[] = []) => {
    const ends = Object.fromEntries(
      Object.keys(steps).map((end) => [
        end,
        { day: days[end] ?? null, isSettled: !unsettled.includes(end), readThrough: '' },
      ]),
    );
    return valueOf(resolver.response(asAda({}, { stash: { owner: ada, ends } })));
  };
  const days = {
    firstSlip: '2020-02-01',
    lastSlip: '2020-03-01',
    firstBalance: '2020-01-01',
    lastBalance: '2020-04-01',
  };

  it('is the first and last of both tables', () => {
    expect(of(days)).toEqual({ first: '2020-01-01', last: '2020-04-01' });
    expect(of({ ...days, firstBalance: '2020-02-15', lastBalance: '2020-02-20' })).toEqual({
      first: '2020-02-01',
      last: '2020-03-01',
    });
  });

  it('is of one table when the other holds no day, and null when neither does', () => {
    expect(of({ firstSlip: '2020-02-01', lastSlip: '2020-03-01' })).toEqual({
      first: '2020-02-01',
      last: '2020-03-01',
    });
    expect(of({ firstBalance: '2020-01-01', lastBalance: '2020-04-01' })).toEqual({
      first: '2020-01-01',
      last: '2020-04-01',
    });
    expect(of({})).toEqual({ first: null, last: null });
  });

  it('is null where an end was not read', () => {
    const known = { day: days.firstSlip, isSettled: true };
    for (const ends of [{}, { firstSlip: known, lastSlip: known }, { firstBalance: known, lastBalance: known }])
      expect(valueOf(resolver.response(asAda({}, { stash: { owner: ada, ends } })))).toEqual({
        first: null,
        last: null,
      });
  });

  it.each(Object.keys(steps))('is null at its side when %s is not known', (end) => {
    expect(of(days, [end])).toEqual(
      end.startsWith('first') ? { first: null, last: '2020-04-01' } : { first: '2020-01-01', last: null },
    );
  });

  it('is refused to a caller who is not a signed-in person', () => {
    expect(resolver.request(asWorker()).kind).toBe('unauthorized');
    expect(resolver.request(asAda())).toMatchObject({ stash: started });
  });
});
