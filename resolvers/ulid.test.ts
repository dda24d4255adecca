import { describe, expect, it } from 'vitest';
import { ada, asAda, errorOf, resolverNowMs, resolverUnderTest } from '../test/resolver-under-test.ts';
import { ulidAt } from '../test/ulid-at.ts';

const fields = [
  ['export', resolverUnderTest('Query.export.ts')],
  ['cancelExport', resolverUnderTest('Mutation.cancelExport/1-cancel.ts')],
  ['deleteExport', resolverUnderTest('Mutation.deleteExport/1-find.ts')],
  ['acceptExport', resolverUnderTest('Mutation.acceptExport/1-find.ts')],
] as const;
const request = resolverUnderTest('Mutation.requestExport/resolver.ts');
const odd = [
  '',
  'x',
  '../../etc/passwd',
  '81KF1G5T400000000000000001',
  '01kf1g5t400000000000000001',
  '01KF1G5T40000000000000000U',
  '01KF1G5T4000000000000000011',
  'A'.repeat(40),
  'A'.repeat(41),
  'A'.repeat(3000),
];

describe('an id that is no ULID', () => {
  it.each(fields)('is refused by %s, quoted in part', (_, { request: ask }) => {
    for (const id of odd) {
      const error = errorOf(ask(asAda({ id }, { stash: { owner: ada, id } })));
      expect(error?.errorType).toBe('InvalidArgument');
      expect(error?.message).toMatch(id.length > 40 ? /" and more\.$/ : /"\.$/);
      expect(error?.message).toContain(`got "${id.slice(0, 40)}"`);
      expect(error?.message.length).toBeLessThan(200);
    }
    expect(ask(asAda({ id: ulidAt(0, 1) }, { stash: { owner: ada, id: ulidAt(0, 1) } })).kind).toBe('returned');
  });

  it('is refused as a requestId', () => {
    for (const requestId of odd)
      expect(errorOf(request.request(asAda({ requestId })))).toMatchObject({
        errorType: 'InvalidRequestId',
        message: expect.stringContaining('expected a ULID') as string,
      });
  });
});

describe('the time in a requestId', () => {
  const dayMs = 86_400_000;

  it.each([
    ['behind', -dayMs - 1],
    ['ahead of', dayMs + 1],
    ['behind', -resolverNowMs],
    ['ahead of', 2 ** 48 - 1 - resolverNowMs],
  ])('is refused more than a day %s now', (way, offMs) => {
    const error = errorOf(request.request(asAda({ requestId: ulidAt(resolverNowMs + offMs, 1) })));
    expect(error).toMatchObject({
      errorType: 'InvalidRequestId',
      message: expect.stringContaining(`${way} the server's`) as string,
    });
  });

  it.each([0, -dayMs, dayMs])('is taken %i ms from now', (offMs) => {
    expect(request.request(asAda({ requestId: ulidAt(resolverNowMs + offMs, 1) })).kind).toBe('returned');
  });
});
