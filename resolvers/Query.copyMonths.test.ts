import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const field = resolverUnderTest('Query.copyMonths.ts');
const id = '01JADZQ0000000000000000009';
const months = [
  { month: '2025-01', slips: 2, balances: 1, income: '10', expense: '-3' },
  { month: '2025-02', slips: 1, balances: 0 },
];
const entries = [
  { name: 'slips.jsonl', rows: 3 },
  { name: 'balances.jsonl', rows: 2 },
];
const row = {
  ...{ owner: ada, entry: `EXPORT#${id}`, id, status: 'READY', version: 3, attempt: 1, removeAt: 1 },
  ...{ requestedAt: '2026-01-15T11:00:00.000Z', expiresAt: '2026-01-01T00:00:00.000Z' },
  archive: { fileName: 'x', entries, recordsOutsideDays: 1, months },
};
const answer = (result: unknown) => valueOf(field.response(asAda({ id }, { result: result as never })));

describe('the months of a copy', () => {
  it('are looked for among the caller’s own', () => {
    expect(valueOf(field.request(asAda({ id, owner: 'somebody-else' })))).toEqual({
      operation: 'GetItem',
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      consistentRead: true,
    });
    expect(field.request(asWorker({ id })).kind).toBe('unauthorized');
    expect(errorOf(field.request(asAda({ id: 'x' })))?.errorType).toBe('InvalidArgument');
  });

  it('are those of its row, also when the file has expired', () => {
    expect(answer(row)).toEqual(months);
  });

  it('are null for no copy, a deleted one, and one without a file', () => {
    for (const none of [null, { ...row, deletedAt: 'x' }, { ...row, status: 'RUNNING', archive: undefined }])
      expect(answer(none)).toBeNull();
  });

  it('are null when there were too many, and none when all records have no day', () => {
    expect(answer({ ...row, archive: { ...row.archive, months: [] } })).toBeNull();
    expect(answer({ ...row, archive: { ...row.archive, months: [], recordsOutsideDays: 5 } })).toEqual([]);
  });
});
