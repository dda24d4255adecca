import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const one = resolverUnderTest('Query.export.ts');
const list = resolverUnderTest('Query.exports.ts');
const id = '01JADZQ0000000000000000009';
const row = {
  owner: ada,
  entry: `EXPORT#${id}`,
  id,
  from: '2025-01-01',
  to: '2025-01-31',
  status: 'REQUESTED',
  version: 1,
  attempt: 0,
  requestedAt: '2026-01-15T11:00:00.000Z',
  removeAt: 1,
};
const ready = (expiresAt: string) => ({
  ...row,
  status: 'READY',
  expiresAt,
  archive: { fileName: 'x', months: [{ month: '2025-01' }] },
});

describe('one export', () => {
  it('is looked for among the caller’s own, strongly consistent', () => {
    expect(valueOf(one.request(asAda({ id, owner: 'somebody-else' })))).toEqual({
      operation: 'GetItem',
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      consistentRead: true,
    });
    expect(one.request(asWorker({ id })).kind).toBe('unauthorized');
  });

  it('that is not there is null', () => {
    expect(valueOf(one.response(asAda({ id }, { result: null })))).toBeNull();
  });

  it('that its owner has deleted is null', () => {
    expect(
      valueOf(one.response(asAda({ id }, { result: { ...row, deletedAt: '2026-01-15T11:30:00.000Z' } }))),
    ).toBeNull();
  });

  it('is asked for by a ULID', () => {
    expect(errorOf(one.request(asAda({ id: 'x'.repeat(3000) })))).toMatchObject({
      errorType: 'InvalidArgument',
      message: expect.stringMatching(/^.{1,200}$/) as string,
    });
  });

  it('shows what its row holds, and null for what it does not', () => {
    expect(valueOf(one.response(asAda({ id }, { result: row })))).toMatchObject({
      id,
      owner: ada,
      everything: false,
      status: 'REQUESTED',
      startedAt: null,
      finishedAt: null,
      archive: null,
      failure: null,
      fewerRecords: null,
      progress: null,
    });
    expect(
      valueOf(one.response(asAda({ id }, { result: { ...row, from: undefined, to: undefined, everything: true } }))),
    ).toMatchObject({ from: null, to: null, everything: true });
  });

  it.each([
    ['EXPIRED', '2026-01-15T12:00:00.000Z'],
    ['EXPIRED', '2026-01-01T00:00:00.000Z'],
    ['READY', '2026-01-15T12:00:00.001Z'],
  ])('is %s by the clock when its file goes at %s', (status, expiresAt) => {
    expect(valueOf(one.response(asAda({ id }, { result: ready(expiresAt) })))).toMatchObject({ status, expiresAt });
  });
});

it('only a copy that is READY expires', () => {
  const failed = { ...ready('2026-01-01T00:00:00.000Z'), status: 'FAILED' };
  expect(valueOf(one.response(asAda({ id }, { result: failed })))).toMatchObject({ status: 'FAILED' });
});

describe('the list of exports', () => {
  it('is of the caller’s own rows that are exports, newest first, strongly consistent', () => {
    expect(valueOf(list.request(asAda({ owner: 'somebody-else' })))).toEqual({
      operation: 'Query',
      query: {
        expression: '#owner = :owner AND begins_with(#entry, :prefix)',
        expressionNames: { '#owner': 'owner', '#entry': 'entry' },
        expressionValues: { ':owner': { S: ada }, ':prefix': { S: 'EXPORT#' } },
      },
      scanIndexForward: false,
      limit: 20,
      nextToken: null,
      consistentRead: true,
    });
    expect(list.request(asWorker()).kind).toBe('unauthorized');
  });

  it('leaves deleted ones out, and goes on behind them', () => {
    const items = [{ ...row, deletedAt: '2026-01-15T11:30:00.000Z' }, row];
    expect(valueOf(list.response(asAda({}, { result: { items, nextToken: 'T' } })))).toMatchObject({
      items: [{ id }],
      nextToken: expect.stringContaining('T') as string,
    });
    expect(valueOf(list.response(asAda({}, { result: { items: items.slice(0, 1), nextToken: 'T' } })))).toMatchObject({
      items: [],
      nextToken: expect.stringContaining('T') as string,
    });
  });

  it('that could not be read is not an empty one', () => {
    expect(
      errorOf(list.response(asAda({}, { error: { type: 'DynamoDB:InternalServerError', message: 'x' } })))?.errorType,
    ).toBe('Internal');
  });
});
