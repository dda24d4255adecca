import { describe, expect, it } from 'vitest';
import { ada, asAda, asWorker, resolverUnderTest, valueOf } from '../../test/resolver-under-test.ts';

const field = resolverUnderTest('Mutation.acceptExport/resolver.ts');
const find = resolverUnderTest('Mutation.acceptExport/1-find.ts');
const accept = resolverUnderTest('Mutation.acceptExport/3-accept.ts');
const id = '01JADZQ0000000000000000009';
const key = { owner: { S: ada }, entry: { S: `EXPORT#${id}` } };
const row = { owner: ada, id, status: 'READY', version: 3, attempt: 1, requestedAt: 'x', fewerRecords: {} };
const stash = { owner: ada, id, row };

describe('accepting', () => {
  it('is of the caller’s own export', () => {
    expect(field.request(asAda({ id, owner: 'somebody-else' }))).toMatchObject({
      kind: 'returned',
      stash: { owner: ada, id },
    });
    expect(field.request(asWorker({ id })).kind).toBe('unauthorized');
  });

  it('looks for the row as it is now', () => {
    expect(valueOf(find.request(asAda({ id }, { stash })))).toEqual({
      operation: 'GetItem',
      key,
      consistentRead: true,
    });
  });

  it('takes the warning out of the row', () => {
    expect(valueOf(accept.request(asAda({ id }, { stash })))).toEqual({
      operation: 'UpdateItem',
      key,
      update: {
        expression: 'SET #version = #version + :one REMOVE #fewerRecords',
        expressionNames: { '#version': 'version', '#fewerRecords': 'fewerRecords' },
        expressionValues: { ':one': { N: 1 } },
      },
      condition: {
        expression: 'attribute_exists(#fewerRecords)',
        expressionNames: { '#fewerRecords': 'fewerRecords' },
      },
    });
  });

  it('answers with the export', () => {
    expect(valueOf(field.response(asAda({ id }, { stash })))).toMatchObject({ id, status: 'READY', version: 3 });
  });
});
