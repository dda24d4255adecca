import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DecimalSum } from './decimal-sum.ts';
import { addDecimals, NotADecimal, subtractDecimals } from './money.ts';

const anyValue = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    '0',
    '-0',
    '999999999999999',
    '-999999999999999',
    '0.1',
    '0.2',
    '1E3',
    '99999999999999999999999999999999999999',
    '9007199254740991',
  ),
  fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }).map(String),
);

it('is the sum that exact addition gives, one after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyValue, fc.constantFrom(1 as const, -1 as const))), (values) => {
      const sum = new DecimalSum();
      let expected = '0';
      for (const [value, sign] of values) {
        sum.add(value, sign);
        expected = sign === 1 ? addDecimals(expected, value) : subtractDecimals(expected, value);
      }
      expect(sum.total()).toBe(expected);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

it('of two sums is the sum of their values', () => {
  fc.assert(
    fc.property(fc.array(anyValue), fc.array(anyValue), (some, others) => {
      const [one, other, all] = [new DecimalSum(), new DecimalSum(), new DecimalSum()];
      for (const value of some) one.add(value);
      for (const value of others) other.add(value);
      for (const value of [...some, ...others]) all.add(value);
      one.addSum(other);
      expect(one.total()).toBe(all.total());
    }),
    { seed: 1 },
  );
});

it('passes what a double holds exactly without losing a unit', () => {
  const sum = new DecimalSum();
  for (let count = 0; count < 20; count += 1) sum.add('999999999999999');
  sum.add('1');
  expect(sum.total()).toBe('19999999999999981');
});

it('refuses what is no number and stands as it was', () => {
  const sum = new DecimalSum();
  sum.add('5');
  expect(() => sum.add('five')).toThrow(NotADecimal);
  expect(sum.total()).toBe('5');
});
