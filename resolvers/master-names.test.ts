import { describe, expect, it } from 'vitest';
import { ada, asAda, resolverUnderTest } from '../test/resolver-under-test.ts';

describe.each([
  ['Query.kinds.ts', 'kind_cd', 'kind_nm'],
  ['Query.methods.ts', 'method_cd', 'method_nm'],
])('%s', (file, code, name) => {
  const resolver = resolverUnderTest(file);

  it('reads the caller’s own master, a thousand at most', () => {
    expect(resolver.request(asAda())).toMatchObject({
      kind: 'returned',
      value: {
        operation: 'Query',
        limit: 1000,
        query: {
          expression: '#owner = :owner',
          expressionNames: { '#owner': 'owner' },
          expressionValues: { ':owner': { S: ada } },
        },
      },
    });
  });

  it('refuses a caller who is not a signed-in person', () => {
    expect(resolver.request()).toMatchObject({ kind: 'unauthorized' });
  });

  it('gives code and name, and null for a name that is no text', () => {
    const items = [
      { owner: ada, [code]: 'a', [name]: '食費', memo: 'x' },
      { owner: ada, [code]: 'b' },
      { owner: ada, [code]: 'c', [name]: 7 },
      { owner: ada, [code]: 'd', [name]: '' },
    ];
    expect(resolver.response(asAda({}, { result: { items, nextToken: null } }))).toMatchObject({
      kind: 'returned',
      value: [
        { code: 'a', name: '食費' },
        { code: 'b', name: null },
        { code: 'c', name: null },
        { code: 'd', name: '' },
      ],
    });
  });

  it('says that the table could not be read', () => {
    expect(
      resolver.response(asAda({}, { error: { message: 'no', type: 'DynamoDB:ResourceNotFoundException' } })).kind,
    ).toBe('error');
  });
});
