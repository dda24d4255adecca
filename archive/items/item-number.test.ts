import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainDecimal, subtractDecimals } from '../../ledger/money.ts';
import { anyNumber } from './item-arbitrary.ts';
import { parseItemNumber } from './item-number.ts';

it('two texts of a number are the same exactly when their values are', () => {
  const anyText = fc.oneof(anyNumber, fc.constantFrom('1E2', '100', '1.00', '-0', '0.0', '0.001E5', '-1e-1', '-.1'));
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const same = JSON.stringify(parseItemNumber(a)) === JSON.stringify(parseItemNumber(b));
      expect(same).toBe(subtractDecimals(a, b) === '0');
    }),
    { seed: 1, numRuns: 1000 },
  );
});

it('every number that is accepted can be added up', () => {
  const anyText = fc.stringMatching(/^[+-]?0{0,190}[0-9]{0,3}\.?0{0,190}[0-9]{0,3}(E-?[0-9]{1,3})?$/);
  fc.assert(
    fc.property(anyText, (text) => {
      if (parseItemNumber(text)) expect(() => plainDecimal(text)).not.toThrow();
    }),
    { seed: 1, numRuns: 2000 },
  );
});

it.each(['', '.', '-', 'E1', '1E', '0x1', ' 1', '1 ', '1\n', '１', 'Infinity', '1E126', '9.9E-131', '1'.repeat(39)])(
  '%j is not a number that DynamoDB holds',
  (text) => {
    expect(parseItemNumber(text)).toBeUndefined();
  },
);

it.each([
  ['1001', false, '1001', 4],
  ['-1', true, '1', 1],
  ['+0.050', false, '5', -1],
  ['-0.00', false, '', 0],
  ['1E-130', false, '1', -129],
  [`0.${'0'.repeat(99)}1E200`, false, '1', 101],
  [`${'0'.repeat(199)}1`, false, '1', 1],
])('%j is read', (text, negative, digits, exponent) => {
  expect(parseItemNumber(text)).toEqual({ negative, digits, exponent });
});

it.each([`0.${'0'.repeat(99)}1E201`, `${'0'.repeat(200)}1`])('%j is more work than any number needs', (text) => {
  expect(parseItemNumber(text)).toBeUndefined();
});
