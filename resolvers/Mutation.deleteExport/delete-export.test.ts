import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import {
  ada,
  asAda,
  asWorker,
  errorOf,
  resolverNowMs,
  resolverUnderTest,
  valueOf,
} from '../../test/resolver-under-test.ts';
import { tombstoneSeconds } from '../times.ts';

const step = (name: string) => resolverUnderTest(`Mutation.deleteExport/${name}.ts`);
const [field, find, deleteArchive, leaveTombstone] = [
  step('resolver'),
  step('1-find'),
  step('2-delete-archive'),
  step('4-leave-tombstone'),
] as const;
const id = '01JADZQ0000000000000000009';
const key = { owner: { S: ada }, entry: { S: `EXPORT#${id}` } };
const row = {
  owner: ada,
  id,
  from: '2025-01-01',
  to: '2025-01-31',
  status: 'READY',
  version: 3,
  attempt: 2,
  requestedAt: 'x',
  archive: { fileName: 'x' },
};
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };
const over = (stash: JsonObject, more: JsonObject = {}) =>
  asAda({ id }, { stash: { owner: ada, id, ...stash }, ...more });

describe('deleting', () => {
  it('is of the caller’s own export', () => {
    expect(field.request(asAda({ id, owner: 'somebody-else' }))).toMatchObject({
      kind: 'returned',
      stash: { owner: ada, id },
    });
    expect(field.request(asWorker({ id })).kind).toBe('unauthorized');
  });

  it('looks for the row as it is now', () => {
    expect(valueOf(find.request(over({})))).toEqual({ operation: 'GetItem', key, consistentRead: true });
  });

  it.each(['READY', 'FAILED', 'CANCELLED'])('goes on with an export that is %s', (status) => {
    expect(find.response(over({}, { result: { ...row, status } }))).toMatchObject({
      kind: 'returned',
      value: {},
      stash: { row: { id, status } },
    });
  });

  it.each(['REQUESTED', 'RUNNING'])('is refused while an export is %s', (status) => {
    expect(errorOf(find.response(over({}, { result: { ...row, status } })))?.errorType).toBe('NotEnded');
  });

  it.each([
    ['never was', null],
    ['was deleted', { ...row, deletedAt: 'x' }],
  ])('finds no export that %s', (_, result) => {
    expect(errorOf(find.response(over({}, { result })))?.errorType).toBe('NotFound');
  });

  it('removes the file of a READY export, and no other export has one', () => {
    expect(valueOf(deleteArchive.request(over({ row })))).toEqual({
      operation: 'Invoke',
      payload: { owner: ada, id, attempt: 2 },
    });
    for (const status of ['FAILED', 'CANCELLED'])
      expect(deleteArchive.request(over({ row: { ...row, status } }))).toMatchObject({
        kind: 'early-return',
        value: {},
      });
    expect(valueOf(deleteArchive.response(over({ row }, { result: true })))).toEqual({});
  });

  const tombstone = {
    id: { S: id },
    attempt: { N: 2 },
    status: { S: 'READY' },
    version: { N: 4 },
    deletedAt: { S: '2026-01-15T12:00:00.000Z' },
    removeAt: { N: resolverNowMs / 1000 + tombstoneSeconds },
  };
  it.each([
    ['days', {}, { from: { S: row.from }, to: { S: row.to } }],
    ['everything', { from: undefined, to: undefined, everything: true }, { everything: { BOOL: true } }],
    ['one day alone, which no row has', { to: undefined }, {}],
  ])('leaves a tombstone of an export of %s, once', (_, more, kept) => {
    expect(valueOf(leaveTombstone.request(over({ row: { ...row, ...more } })))).toEqual({
      operation: 'PutItem',
      key,
      attributeValues: { ...tombstone, ...kept },
      condition: {
        expression: '#status = :status AND attribute_not_exists(#deletedAt)',
        expressionNames: { '#status': 'status', '#deletedAt': 'deletedAt' },
        expressionValues: { ':status': { S: 'READY' } },
      },
    });
  });

  it('is the same when a parallel request was faster', () => {
    for (const more of [{}, { error: refused }])
      expect(valueOf(leaveTombstone.response(over({ row }, more)))).toEqual({});
  });

  it('answers with the export as it was', () => {
    expect(valueOf(field.response(over({ row })))).toMatchObject({ id, status: 'READY', version: 3 });
  });
});
