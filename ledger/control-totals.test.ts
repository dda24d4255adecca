import { describe, expect, it } from 'vitest';
import { ControlTotalsSum, maxMethods } from './control-totals.ts';

const totalsOf = (rows: readonly (readonly [method: string, value: string | undefined])[]) => {
  const sum = new ControlTotalsSum();
  for (const [method, value] of rows) sum.add(method, value);
  return sum.result();
};

describe('control totals', () => {
  it('add up each method, in code order, and count what has no value', () => {
    expect(
      totalsOf([
        ['paypay', '300'],
        ['cash', '-0.5'],
        ['suica', undefined],
        ['nanaco', '7'],
        ['cash', '1'],
      ]),
    ).toEqual({
      rows: 5,
      valueTotal: '307.5',
      rowsWithoutValue: 1,
      byMethod: [
        { methodCode: 'cash', rows: 2, valueTotal: '0.5' },
        { methodCode: 'nanaco', rows: 1, valueTotal: '7' },
        { methodCode: 'paypay', rows: 1, valueTotal: '300' },
        { methodCode: 'suica', rows: 1, valueTotal: '0' },
      ],
    });
  });

  it('name the methods up to the most that there may be, and none beyond', () => {
    const rows = Array.from({ length: maxMethods }, (_, index) => [`m${index}`, '1'] as const);
    expect(totalsOf(rows).byMethod).toHaveLength(maxMethods);
    expect(totalsOf([...rows, ['one more', '1'], ['cash', '1']])).toEqual({
      rows: maxMethods + 2,
      valueTotal: String(maxMethods + 2),
      rowsWithoutValue: 0,
      byMethod: null,
    });
  });
});
