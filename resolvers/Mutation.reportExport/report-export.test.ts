import type { JsonObject } from 'local-aws/json.ts';
import { describe, expect, it } from 'vitest';
import { ada, asWorker, errorOf, resolverNowMs, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';
import { leaseSeconds } from '../times.ts';

const field = resolverUnderTest('Mutation.reportExport/resolver.ts');
const find = resolverUnderTest('Mutation.reportExport/1-find.ts');
const findBaseline = resolverUnderTest('Mutation.reportExport/2-find-baseline.ts');
const report = resolverUnderTest('Mutation.reportExport/3-report.ts');
const warn = resolverUnderTest('Mutation.reportExport/4-warn.ts');
const id = '01JADZQ0000000000000000009';
const progress = { phase: 'STORING', rowsRead: 7, bytesDone: 9, fraction: 0.5 };
const archive = {
  fileName: 'a.zip',
  bytes: 9,
  sha256: 'a'.repeat(64),
  entries: [{ name: 'slips.jsonl', rows: 7, bytes: 9, sha256: 'b' }],
  consistency: 'EACH_PAGE',
  reconciliation: [],
  firstDay: '2025-01-01',
  lastDay: '2025-01-31',
  recordsOutsideDays: 1,
  months: [],
  expiresAt: '2026-01-22T00:00:00.000Z',
};
const ready = {
  owner: ada,
  id,
  status: 'READY',
  version: 4,
  attempt: 2,
  requestedAt: 'x',
  archive: { sha256: archive.sha256 },
};
const said = (input: JsonObject = {}, more: JsonObject = {}) =>
  asWorker({ input: { owner: ada, id, attempt: 2, progress, ...input } }, { stash: { owner: ada, id }, ...more });
const refused = { type: 'DynamoDB:ConditionalCheckFailedException', message: 'x' };

describe('a report', () => {
  it('is of the export that is named', () => {
    expect(field.request(said())).toMatchObject({ kind: 'returned', value: {}, stash: { owner: ada, id } });
  });

  it('of progress extends the lease and ends nothing', () => {
    const { update } = valueOf(report.request(said())) as { update: JsonObject };
    expect(update).toMatchObject({
      expression: 'SET #version = #version + :one, #progress = :progress, #leaseUntil = :leaseUntil',
      expressionValues: { ':leaseUntil': { N: resolverNowMs / 1000 + leaseSeconds } },
    });
    const ran = report.response(said({}, { result: { ...ready, status: 'RUNNING' } }));
    expect(ran).toMatchObject({ kind: 'returned', stash: { row: { id } } });
    expect(ran).not.toMatchObject({ stash: { ended: true } });
  });

  it('of READY stores the copy, without what only the report has, and ends the export', () => {
    const { expiresAt, ...stored } = archive;
    const { update } = valueOf(report.request(said({ archive: { ...archive, more: 1 } }))) as {
      update: { expression: string; expressionValues: Record<string, { M?: object }> };
    };
    expect(update.expression).toBe(
      'SET #version = #version + :one, #progress = :progress, #status = :status, #archive = :archive, #expiresAt = :expiresAt, #finishedAt = :finishedAt REMOVE #open, #leaseUntil',
    );
    expect(update.expressionValues).toMatchObject({
      ':progress': { M: { phase: { S: 'STORING' }, fraction: { N: 0.5 } } },
      ':status': { S: 'READY' },
      ':expiresAt': { S: expiresAt },
      ':finishedAt': { S: '2026-01-15T12:00:00.000Z' },
    });
    const written = update.expressionValues[':archive']?.M ?? {};
    expect(Object.keys(written).sort()).toEqual(Object.keys(stored).sort());
    expect(written).toMatchObject({ bytes: { N: 9 }, sha256: { S: archive.sha256 }, recordsOutsideDays: { N: 1 } });
    expect(report.response(said({ archive }, { result: ready }))).toMatchObject({
      kind: 'returned',
      stash: { row: { id }, ended: true },
    });
  });

  it('is refused to an attempt that no longer holds the export, and to READY of another file', () => {
    const over = (result: JsonObject | null, input: JsonObject = { archive }) =>
      report.response(said(input, { result, error: refused }));
    expect(over(ready)).toMatchObject({ kind: 'returned', stash: { ended: true } });
    for (const result of [
      null,
      { ...ready, status: 'CANCELLED' },
      { ...ready, attempt: 3 },
      { ...ready, archive: { sha256: 'other' } },
      { ...ready, archive: null },
      { ...ready, deletedAt: 'x' },
    ])
      expect(errorOf(over(result))?.errorType).toBe('ReportRefused');
    for (const input of [{}, { archive: { ...archive, sha256: 'other' } }])
      expect(errorOf(over(ready, input))?.errorType).toBe('ReportRefused');
    // A row without a file is no READY that was said before.
    expect(errorOf(over({ ...ready, status: 'RUNNING', archive: null }, {}))?.errorType).toBe('ReportRefused');
  });

  it('answers with the export, and with null where there is none', () => {
    expect(valueOf(field.response(said({}, { stash: { row: ready } })))).toMatchObject({ id, status: 'READY' });
    expect(valueOf(field.response(said({}, { stash: { row: null } })))).toBeNull();
  });
});

describe('before a READY', () => {
  it.each([
    ['a deleted row', { ...ready, deletedAt: 'x' }],
    ['no row', null],
  ])('%s has no baseline', (_, result) => {
    expect(find.response(said({ archive }, { result }))).toMatchObject({ value: {}, stash: { row: null } });
  });

  it('the row that was found is kept', () => {
    expect(find.response(said({ archive }, { result: ready }))).toMatchObject({ value: {}, stash: { row: { id } } });
  });

  it('nothing is compared without a row or without a copy', () => {
    for (const context of [
      said({ archive }, { stash: { row: null }, result: null }),
      said({}, { stash: { row: ready }, result: null }),
    ]) {
      const ran = findBaseline.response(context);
      expect(ran).toMatchObject({ kind: 'returned', value: {} });
      expect(ran).not.toHaveProperty('stash.comparison');
    }
  });
});

describe('a warning that comes after READY', () => {
  it('is written to the row that was read', () => {
    const stash = { owner: ada, id, row: ready, comparison: { fewerRecords: { earlierId: 'E' }, replaces: false } };
    expect(valueOf(warn.request(said({ archive }, { stash })))).toEqual({
      operation: 'UpdateItem',
      key: { owner: { S: ada }, entry: { S: `EXPORT#${id}` } },
      update: {
        expression: 'SET #version = #version + :one, #fewerRecords = :fewerRecords',
        expressionNames: { '#version': 'version', '#fewerRecords': 'fewerRecords' },
        expressionValues: { ':one': { N: 1 }, ':fewerRecords': { M: { earlierId: { S: 'E' } } } },
      },
      condition: {
        expression: '#version = :asRead',
        expressionNames: { '#version': 'version' },
        expressionValues: { ':asRead': { N: 4 } },
      },
    });
  });
});
