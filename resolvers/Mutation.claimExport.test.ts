import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asWorker, errorOf, resolverNowMs, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';
import { leaseSeconds } from './times.ts';

const claim = resolverUnderTest('Mutation.claimExport.ts');
const id = '01JADZQ0000000000000000009';
const days = { from: '2025-01-01', to: '2025-01-31' };
const nowSeconds = resolverNowMs / 1000;
const args = { owner: ada, id, claimant: 'one' };
const row = { owner: ada, id, ...days, status: 'RUNNING', version: 2, attempt: 1, requestedAt: 'x', claimant: 'one' };
const refusedOver = (result: JsonObject | null, more: JsonObject = days) =>
  claim.response(
    asWorker(
      { ...args, ...more },
      { result, error: { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' } },
    ),
  );

describe('a claim', () => {
  const free = '(#status = :requested OR (#status = :running AND #leaseUntil < :nowSeconds))';
  const states = { ':requested': { S: 'REQUESTED' }, ':running': { S: 'RUNNING' }, ':nowSeconds': { N: nowSeconds } };

  it('takes an export of these days that no live lease holds, as the next attempt', () => {
    expect(valueOf(claim.request(asWorker({ ...args, ...days })))).toEqual({
      operation: 'UpdateItem',
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      update: {
        expression:
          'SET #status = :running, #version = #version + :one, #attempt = #attempt + :one, #leaseUntil = :leaseUntil, ' +
          '#claimant = :claimant, #startedAt = if_not_exists(#startedAt, :now), #progress = :progress',
        expressionNames: {
          '#status': 'status',
          '#version': 'version',
          '#attempt': 'attempt',
          '#leaseUntil': 'leaseUntil',
          '#claimant': 'claimant',
          '#startedAt': 'startedAt',
          '#progress': 'progress',
        },
        expressionValues: {
          ':running': { S: 'RUNNING' },
          ':one': { N: 1 },
          ':leaseUntil': { N: nowSeconds + leaseSeconds },
          ':claimant': { S: 'one' },
          ':now': { S: '2026-01-15T12:00:00.000Z' },
          ':progress': {
            M: { phase: { S: 'READING' }, rowsRead: { N: 0 }, bytesDone: { N: 0 }, fraction: { N: 0 } },
          },
        },
      },
      condition: {
        expression: `${free} AND #from = :from AND #to = :to`,
        expressionNames: { '#status': 'status', '#leaseUntil': 'leaseUntil', '#from': 'from', '#to': 'to' },
        expressionValues: { ...states, ':from': { S: days.from }, ':to': { S: days.to } },
      },
    });
  });

  it.each([{}, { from: days.from }, { to: days.to }, { from: null, to: null }])(
    'with %j takes an export of everything only',
    (more) => {
      expect((valueOf(claim.request(asWorker({ ...args, ...more }))) as JsonObject)['condition']).toEqual({
        expression: `${free} AND attribute_not_exists(#from) AND attribute_not_exists(#to)`,
        expressionNames: { '#status': 'status', '#leaseUntil': 'leaseUntil', '#from': 'from', '#to': 'to' },
        expressionValues: states,
      });
    },
  );

  it('answers with the row as it was written', () => {
    expect(valueOf(claim.response(asWorker({ ...args, ...days }, { result: row })))).toMatchObject({
      id,
      status: 'RUNNING',
      attempt: 1,
    });
  });
});

describe('a claim that is refused', () => {
  it('answers with the row when this run holds it', () => {
    expect(valueOf(refusedOver(row))).toMatchObject({ id, version: 2, attempt: 1 });
  });

  it.each([
    ['another run holds', { ...row, claimant: 'two' }],
    ['this run held before, and nobody holds', { ...row, status: 'REQUESTED' }],
  ])('is ClaimHeld for an export that %s', (_, result) => {
    expect(errorOf(refusedOver(result))).toMatchObject({
      errorType: 'ClaimHeld',
      message: expect.stringContaining('Attempt 1') as string,
    });
  });

  it.each([
    ['has ended', { ...row, status: 'FAILED' }, { status: 'FAILED', attempt: 1 }],
    ['was deleted', { ...row, status: 'CANCELLED', deletedAt: 'x' }, { status: 'DELETED', attempt: 1 }],
    ['is of other days', { ...row, from: '2025-01-02' }, { status: 'RUNNING', attempt: 1 }],
    ['never was', null, null],
  ])('is ClaimRefused, with its standing, for an export that %s', (_, result, errorInfo) => {
    expect(errorOf(refusedOver(result))).toMatchObject({ errorType: 'ClaimRefused', errorInfo });
  });
});
