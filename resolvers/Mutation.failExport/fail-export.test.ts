import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asWorker, errorOf, resolverNowMs, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';

const field = resolverUnderTest('Mutation.failExport/resolver.ts');
const fail = resolverUnderTest('Mutation.failExport/1-fail.ts');
const id = '01JADZQ0000000000000000009';
const said = { owner: ada, id, code: 'INTERNAL', message: 'why' };
const row = {
  owner: ada,
  id,
  status: 'FAILED',
  version: 3,
  attempt: 2,
  requestedAt: 'x',
  failure: { code: 'INTERNAL', message: 'why' },
};
const asked = (input: JsonObject, more: JsonObject = {}) =>
  asWorker({ input: { ...said, ...input } }, { stash: { owner: ada, id }, ...more });
const refusedOver = (result: JsonObject | null, input: JsonObject) =>
  fail.response(asked(input, { result, error: { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' } }));

describe('failing an export', () => {
  it('is of the export that is named', () => {
    expect(field.request(asked({}))).toMatchObject({ kind: 'returned', value: {}, stash: { owner: ada, id } });
  });

  it('writes why and when, and ends it', () => {
    expect(valueOf(fail.request(asked({ attempt: 2 })))).toMatchObject({
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      update: {
        expression:
          'SET #version = #version + :one, #status = :status, #failure = :failure, #finishedAt = :finishedAt REMOVE #open, #leaseUntil',
        expressionValues: {
          ':status': { S: 'FAILED' },
          ':failure': { M: { code: { S: 'INTERNAL' }, message: { S: 'why' } } },
          ':finishedAt': { S: '2026-01-15T12:00:00.000Z' },
        },
      },
    });
  });

  const conditionOf = (input: JsonObject) => (valueOf(fail.request(asked(input))) as JsonObject)['condition'];

  it.each([0, 2])('by attempt %i holds for that attempt alone', (attempt) => {
    expect(conditionOf({ attempt })).toEqual({
      expression: '#status = :running AND #attempt = :mine',
      expressionNames: { '#status': 'status', '#attempt': 'attempt' },
      expressionValues: { ':running': { S: 'RUNNING' }, ':mine': { N: attempt } },
    });
  });

  it.each([{}, { attempt: null }])('by nobody’s attempt (%j) holds while no lease is live', (input) => {
    expect(conditionOf(input)).toEqual({
      expression: '#status = :requested OR (#status = :running AND #leaseUntil < :nowSeconds)',
      expressionNames: { '#status': 'status', '#leaseUntil': 'leaseUntil' },
      expressionValues: {
        ':requested': { S: 'REQUESTED' },
        ':running': { S: 'RUNNING' },
        ':nowSeconds': { N: resolverNowMs / 1000 },
      },
    });
  });

  it('answers with the export, and notes that its slot and its place are free', () => {
    expect(fail.response(asked({ attempt: 2 }, { result: row }))).toMatchObject({
      kind: 'returned',
      value: row,
      stash: { ended: true, isFaultOfService: true },
    });
    expect(valueOf(field.response(asked({}, { prev: { result: row } })))).toMatchObject({ id, status: 'FAILED' });
  });

  it.each([{ attempt: 2 }, {}, { attempt: null }])('said again (%j) is the same', (input) => {
    expect(refusedOver(row, input)).toMatchObject({ kind: 'returned', value: row, stash: { ended: true } });
  });

  it.each<[string, JsonObject | null, JsonObject, JsonObject | null]>([
    ['an attempt that does not hold it', row, { attempt: 1 }, { status: 'FAILED', attempt: 2 }],
    ['one that failed it for another reason', row, { code: 'STORAGE_FAILED' }, { status: 'FAILED', attempt: 2 }],
    [
      'nobody while an attempt holds it',
      { ...row, status: 'RUNNING', failure: null },
      {},
      { status: 'RUNNING', attempt: 2 },
    ],
    ['anyone where there is no export', null, {}, null],
  ])('is refused to %s', (_, result, input, errorInfo) => {
    expect(errorOf(refusedOver(result, input))).toMatchObject({ errorType: 'FailRefused', errorInfo });
  });
});
