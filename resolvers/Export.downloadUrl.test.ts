import { describe, expect, it } from 'vitest';
import { ada, asAda, errorOf, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const resolver = resolverUnderTest('Export.downloadUrl.ts');
const ready = {
  owner: ada,
  id: '01JADZQ0000000000000000009',
  attempt: 2,
  status: 'READY',
  from: '2025-01-01',
  to: '2025-01-31',
};

describe('a link', () => {
  it('is signed for the parent that was found, whatever the arguments say', () => {
    const { payload } = valueOf(resolver.request(asAda({ owner: 'other' }, { source: ready }))) as { payload: object };
    expect(payload).toMatchObject({ owner: ada, id: ready.id, attempt: 2 });
  });

  it.each(['REQUESTED', 'RUNNING', 'FAILED', 'CANCELLED', 'EXPIRED'])(
    'is null, and starts no function, for an export that is %s',
    (status) => {
      expect(resolver.request(asAda({}, { source: { ...ready, status } }))).toMatchObject({
        kind: 'early-return',
        value: null,
      });
    },
  );

  it('is null, and starts no function, for an item of a list', () => {
    const row = { ...ready, version: 3, requestedAt: '2026-01-15T11:00:00.000Z' };
    const page = resolverUnderTest('Query.exports.ts').response(
      asAda({}, { result: { items: [row], nextToken: null } }),
    );
    const [source] = (valueOf(page) as { items: object[] }).items;
    expect(source).toMatchObject({ status: 'READY' });
    expect(resolver.request(asAda({}, { source }))).toMatchObject({ kind: 'early-return', value: null });
  });

  it('is null, and starts no function, where there is no export', () => {
    expect(resolver.request(asAda())).toMatchObject({ kind: 'early-return', value: null });
  });

  it('that cannot be signed is an internal error', () => {
    expect(
      errorOf(resolver.response(asAda({}, { source: ready, error: { type: 'Lambda:Unhandled', message: 'no' } })))
        ?.errorType,
    ).toBe('Internal');
  });
});
