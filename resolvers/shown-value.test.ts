import { describe, expect, it } from 'vitest';
import { asAda, resolverUnderTest, valueOf } from '../test/resolver-under-test.ts';

const period = { from: '2025-01-01', to: '2025-01-31' };

/** The one row that is shown for an item. */
function shown(field: 'slips' | 'balances', item: object): unknown {
  const result = { items: [item], nextToken: null };
  return (valueOf(resolverUnderTest(`Query.${field}.ts`).response(asAda(period, { result }))) as { items: unknown[] })
    .items[0];
}

const slip = {
  owner: 'o',
  entry: '20250105#01_1',
  tgt_date: '20250105',
  kind_cd_seq: '01_1',
  method_cd: '02',
  value: -1200.5,
  memo: '米',
};
const balance = { owner: 'o', entry: '20250105#02', tgt_date: '20250105', method_cd: '02', value: 0, memo: '' };

describe('the preview', () => {
  it('shows a slip and a balance', () => {
    expect(shown('slips', slip)).toEqual({
      date: '2025-01-05',
      kindCode: '01',
      methodCode: '02',
      value: -1200.5,
      memo: '米',
    });
    expect(shown('balances', balance)).toEqual({ date: '2025-01-05', methodCode: '02', value: 0, memo: '' });
  });

  const odd = { text: 'x', number: 7, map: { a: 1 }, list: [1], empty: null, truth: true };
  it.each([
    ['value', 'value', ['text', 'map', 'list', 'empty', 'truth']],
    ['memo', 'memo', ['number', 'map', 'list', 'empty', 'truth']],
    ['method_cd', 'methodCode', ['number', 'map', 'list', 'empty', 'truth']],
    ['kind_cd_seq', 'kindCode', ['number', 'map', 'list', 'empty', 'truth']],
    ['entry', 'date', ['text', 'number', 'map', 'list', 'empty', 'truth']],
  ] as const)('shows null for a %s of another kind, and the rest', (attribute, member, kinds) => {
    const whole = shown('slips', slip);
    for (const kind of kinds)
      expect(shown('slips', { ...slip, [attribute]: odd[kind] })).toEqual({ ...(whole as object), [member]: null });
    expect(shown('slips', { ...slip, [attribute]: undefined })).toEqual({ ...(whole as object), [member]: null });
    if (attribute === 'kind_cd_seq') return;
    const wholeBalance = shown('balances', balance);
    for (const kind of kinds)
      expect(shown('balances', { ...balance, [attribute]: odd[kind] })).toEqual({
        ...(wholeBalance as object),
        [member]: null,
      });
  });

  it('takes the kind’s code from before the first _, and none from nothing', () => {
    for (const [sequence, code] of [
      ['01_1', '01'],
      ['01', '01'],
      ['a_b_c', 'a'],
      ['_1', null],
      ['', null],
    ]) {
      expect(shown('slips', { ...slip, kind_cd_seq: sequence })).toMatchObject({ kindCode: code });
    }
  });
});
