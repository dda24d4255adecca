import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, isZeroDecimal, NotADecimal, negateDecimal, plainDecimal, subtractDecimals } from './money.ts';

/**
 * Every law below is checked against integers. An amount is a number of units of 10^-8, written in one of many ways.
 */
interface Amount {
  readonly units: bigint;
  readonly text: string;
}

const amount: fc.Arbitrary<Amount> = fc
  .record({
    units: fc.oneof(
      fc.bigInt(-(10n ** 5n), 10n ** 5n),
      fc.bigInt(-(10n ** 37n), 10n ** 37n),
      fc.bigInt(-9n, 9n).map((n) => n * 10n ** 20n),
    ),
    shift: fc.integer({ min: -12, max: 12 }),
    plus: fc.boolean(),
    upper: fc.boolean(),
    leadingZeros: fc.integer({ min: 0, max: 3 }),
    trailingZeros: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ units, shift, plus, upper, leadingZeros, trailingZeros }) => {
    const digits = (units < 0n ? -units : units).toString().padStart(13, '0');
    const point = digits.length - 8 + shift;
    const padded = digits
      .padStart(digits.length + Math.max(0, 1 - point), '0')
      .padEnd(Math.max(point, digits.length), '0');
    const at = Math.max(point, 1);
    const whole = '0'.repeat(leadingZeros) + padded.slice(0, at);
    const fraction = padded.slice(at) + '0'.repeat(trailingZeros);
    const sign = units < 0n ? '-' : plus ? '+' : '';
    const power = shift === 0 ? '' : `${upper ? 'E' : 'e'}${-shift}`;
    return { units, text: `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${power}` };
  });

const seeded = { seed: 20161101, numRuns: 1_000 };
const law = (name: string, property: (a: Amount, b: Amount, c: Amount) => void) => {
  it(name, () => fc.assert(fc.property(amount, amount, amount, property), seeded));
};

const inUnits = (plain: string): bigint => {
  expect(plain).toMatch(/^(0|-?([1-9]\d*|0(?=\.))(\.\d*[1-9])?)$/);
  const [whole = '', fraction = ''] = plain.split('.');
  expect(fraction.length).toBeLessThanOrEqual(8);
  return BigInt(whole + fraction.padEnd(8, '0'));
};

describe('laws', () => {
  law('a sum is the sum of the integers', (a, b) => {
    expect(inUnits(addDecimals(a.text, b.text))).toBe(a.units + b.units);
  });
  law('a difference is the difference of the integers', (a, b) => {
    expect(inUnits(subtractDecimals(a.text, b.text))).toBe(a.units - b.units);
  });
  law('plain form keeps the value and is its own plain form', (a) => {
    expect(inUnits(plainDecimal(a.text))).toBe(a.units);
    expect(plainDecimal(plainDecimal(a.text))).toBe(plainDecimal(a.text));
  });
  law('the order of adding does not matter', (a, b, c) => {
    expect(addDecimals(addDecimals(a.text, b.text), c.text)).toBe(addDecimals(a.text, addDecimals(c.text, b.text)));
  });
  law('an amount and its negation cancel', (a) => {
    expect(addDecimals(a.text, negateDecimal(a.text))).toBe('0');
    expect(isZeroDecimal(subtractDecimals(a.text, a.text))).toBe(true);
    expect(isZeroDecimal(a.text)).toBe(a.units === 0n);
  });
});

it.each([
  ['0', '0'],
  ['-0', '0'],
  ['-0.000E7', '0'],
  ['1E3', '1000'],
  ['1.50', '1.5'],
  ['1E-3', '0.001'],
  ['-12.5e1', '-125'],
  ['007', '7'],
  ['+3', '3'],
  ['5.', '5'],
  ['.5', '0.5'],
  ['-.05', '-0.05'],
  ['100', '100'],
  ['9.9999999999999999999999999999999999999E+125', `${'9'.repeat(38)}${'0'.repeat(88)}`],
  ['1E-130', `0.${'0'.repeat(129)}1`],
  ['0.00', '0'],
  ['-0E-9', '0'],
  ['9'.repeat(400), '9'.repeat(400)],
  ['1E400', `1${'0'.repeat(400)}`],
  ['1E-400', `0.${'0'.repeat(399)}1`],
])('writes %s as %s', (given, plain) => expect(plainDecimal(given)).toBe(plain));

it('keeps what a double would lose', () => {
  expect(addDecimals('0.1', '0.2')).toBe('0.3');
  expect(addDecimals('90071992547409930000000000000000000001', '1')).toBe('90071992547409930000000000000000000002');
  expect(addDecimals('9E125', '1E-130')).toMatch(/^90{125}\.0{129}1$/);
});

it('is right for small whole numbers, too, which take a shorter way', () => {
  expect([addDecimals('2', '3'), addDecimals('-2', '5'), addDecimals('999999999999999', '1')]).toEqual([
    '5',
    '3',
    '1000000000000000',
  ]);
  expect([negateDecimal('7'), negateDecimal('-7'), subtractDecimals('2', '3')]).toEqual(['-7', '7', '-1']);
});

it('calls both zeros zero, and equal', () => {
  expect(isZeroDecimal('-0.0')).toBe(true);
  expect(subtractDecimals('-0', '0')).toBe('0');
  expect(negateDecimal('0')).toBe('0');
});

it.each([
  '',
  ' ',
  '-',
  '.',
  'E3',
  '1E',
  '1e+',
  '1,000',
  '１２',
  '0x10',
  'NaN',
  'Infinity',
  '1 ',
  '1\n',
  '--1',
  '1.2.3',
  '1E401',
  '1E-999999999',
  '9'.repeat(401),
])('refuses %j by name', (given) => {
  for (const refusing of [
    plainDecimal,
    isZeroDecimal,
    negateDecimal,
    (text: string) => addDecimals('1', text),
    (text: string) => subtractDecimals(text, '1'),
  ]) {
    expect(() => refusing(given)).toThrow(NotADecimal);
  }
});

it('says what came and what was expected, at a bearable length', () => {
  expect(() => plainDecimal('twelve')).toThrow(
    'Expected a decimal number as DynamoDB writes it, such as "-1200", "0.5" or "1E3", but got "twelve".',
  );
  expect(new NotADecimal('9'.repeat(5_000)).message.length).toBeLessThan(200);
  expect(new NotADecimal('9'.repeat(60)).message).toContain(`"${'9'.repeat(60)}"`);
});
