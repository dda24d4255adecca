import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';

const field = resolverUnderTest('Mutation.cancelExport/resolver.ts');
const cancel = resolverUnderTest('Mutation.cancelExport/1-cancel.ts');
const id = '01JADZQ0000000000000000009';
const stash = { owner: ada, id };
const row = { owner: ada, id, status: 'CANCELLED', version: 2, attempt: 0, requestedAt: 'x' };
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };
const answered = (more: JsonObject) => cancel.response(asAda({ id }, { stash, ...more }));

describe('cancelling', () => {
  it('is of the caller’s own export', () => {
    expect(field.request(asAda({ id, owner: 'somebody-else' }))).toMatchObject({ kind: 'returned', stash });
    expect(field.request(asWorker({ id })).kind).toBe('unauthorized');
  });

  it('ends what has not ended, now', () => {
    expect(valueOf(cancel.request(asAda({ id }, { stash })))).toMatchObject({
      operation: 'UpdateItem',
      update: {
        expression:
          'SET #version = #version + :one, #status = :status, #finishedAt = :finishedAt REMOVE #open, #leaseUntil',
        expressionValues: { ':status': { S: 'CANCELLED' }, ':finishedAt': { S: '2026-01-15T12:00:00.000Z' } },
      },
      condition: { expression: '#status IN (:requested, :running)' },
    });
  });

  it.each([
    ['that it ended', { result: row }],
    ['that had ended before', { result: { ...row, status: 'READY' }, error: refused }],
  ])('gives the slot back of an export %s', (_, more) => {
    expect(answered(more)).toMatchObject({ kind: 'returned', value: more.result, stash: { ended: true } });
  });

  it.each([
    ['never was', null],
    ['was deleted', { ...row, deletedAt: 'x' }],
  ])('finds no export that %s', (_, result) => {
    expect(errorOf(answered({ result, error: refused }))?.errorType).toBe('NotFound');
  });

  it('answers with the export', () => {
    expect(valueOf(field.response(asAda({ id }, { stash, prev: { result: row } })))).toMatchObject({
      id,
      status: 'CANCELLED',
      version: 2,
    });
  });
});
