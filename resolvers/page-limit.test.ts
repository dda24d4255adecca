import { describe, expect, it } from 'vitest';
import { asAda, resolverUnderTest } from '../test/resolver-under-test.ts';

const exports = resolverUnderTest('Query.exports.ts');
const slips = resolverUnderTest('Query.slips.ts');
const period = { from: '2025-01-01', to: '2025-01-31' };

describe('the limit of a page', () => {
  it.each([
    ['exports', exports, {}, 20, 100],
    ['slips', slips, period, 100, 500],
  ] as const)('of %s is the usual one when left out, and any of 1 to the most', (_, resolver, args, usual, most) => {
    for (const [limit, sent] of [
      [undefined, usual],
      [null, usual],
      [1, 1],
      [most, most],
    ] as const) {
      expect(resolver.request(asAda({ ...args, ...(limit === undefined ? {} : { limit }) }))).toMatchObject({
        kind: 'returned',
        value: { limit: sent },
      });
    }
  });

  it.each([
    ['exports', exports, {}, [0, -1, 101]],
    ['slips', slips, period, [0, -1, 501]],
  ] as const)('of %s is refused beyond that', (_, resolver, args, refused) => {
    for (const limit of refused) {
      const { kind, ...rest } = resolver.request(asAda({ ...args, limit }));
      expect([kind, rest]).toMatchObject([
        'error',
        { error: { errorType: 'InvalidArgument', message: expect.stringContaining(`got ${limit}`) as string } },
      ]);
    }
  });
});
