import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const id = '01JADZQ0000000000000000009';
const report = resolverUnderTest('Mutation.reportExport/3-report.ts');
const cancel = resolverUnderTest('Mutation.cancelExport/1-cancel.ts');
const progress = { phase: 'READING', rowsRead: 5, bytesDone: 10, fraction: 0.5 };

interface Update {
  readonly key: unknown;
  readonly update: {
    readonly expression: string;
    readonly expressionNames: Readonly<Record<string, string>>;
    readonly expressionValues: Readonly<Record<string, unknown>>;
  };
  readonly condition: {
    readonly expression: string;
    readonly expressionNames: unknown;
    readonly expressionValues: unknown;
  };
}

describe('a change of an export', () => {
  const reported = valueOf(
    report.request(asWorker({ input: { owner: ada, id, attempt: 2, progress } }, { stash: { owner: ada, id } })),
  ) as Update;
  const cancelled = valueOf(cancel.request(asAda({ id }, { stash: { owner: ada, id } }))) as Update;

  it('is of one row, and raises its version by one', () => {
    for (const { key, update } of [reported, cancelled]) {
      expect(key).toEqual({ owner: { S: ada }, entry: { S: `EXPORT#${id}` } });
      expect(update.expression).toContain('SET #version = #version + :one');
      expect([update.expressionNames['#version'], update.expressionValues[':one']]).toEqual(['version', { N: 1 }]);
    }
  });

  it('sets what it names, each under its own name', () => {
    expect(reported.update.expression).toBe(
      'SET #version = #version + :one, #progress = :progress, #leaseUntil = :leaseUntil',
    );
    expect(reported.update.expressionValues[':progress']).toMatchObject({ M: { rowsRead: { N: 5 } } });
  });

  it('that ends it takes it out of the index of open ones, with its lease; no other does', () => {
    expect(cancelled.update.expression).toMatch(/ REMOVE #open, #leaseUntil$/);
    expect(cancelled.update.expressionNames).toMatchObject({ '#open': 'open', '#leaseUntil': 'leaseUntil' });
    expect(reported.update.expression).not.toContain('REMOVE');
  });

  it('holds under its condition alone, which an absent row never fulfils', () => {
    expect(reported.condition).toEqual({
      expression: '#status = :running AND #attempt = :mine',
      expressionNames: { '#status': 'status', '#attempt': 'attempt' },
      expressionValues: { ':running': { S: 'RUNNING' }, ':mine': { N: 2 } },
    });
    expect(cancelled.condition).toEqual({
      expression: '#status IN (:requested, :running)',
      expressionNames: { '#status': 'status' },
      expressionValues: { ':requested': { S: 'REQUESTED' }, ':running': { S: 'RUNNING' } },
    });
  });
});
