import { describe, expect, it } from 'vitest';
import { conditionOperators } from './condition-operators.ts';

const operator = (name: string) => {
  const found = conditionOperators.get(name);
  if (found === undefined) throw new Error(`There is no operator ${name}.`);
  return found;
};
const complaint = (name: string, wanted: string) => operator(name).complaint(wanted, true);
const matches = (name: string, actual: string, wanted: string, variables = true) =>
  operator(name).matches(actual, wanted, { context: {}, variables });

describe('ordered values', () => {
  it.each([
    ['Equals', [false, true, false]],
    ['NotEquals', [false, true, false]],
    ['LessThan', [true, false, false]],
    ['LessThanEquals', [true, true, false]],
    ['GreaterThan', [false, false, true]],
    ['GreaterThanEquals', [false, true, true]],
  ])('are compared by %s with a greater, an equal and a smaller one', (suffix, expected) => {
    expect(['11', '10', '9'].map((wanted) => matches(`Numeric${suffix}`, '10', wanted))).toEqual(expected);
    const days = ['2025-01-02', '2025-01-01', '2024-12-31'];
    expect(days.map((wanted) => matches(`Date${suffix}`, '2025-01-01', wanted))).toEqual(expected);
    // Only the operators with `Not` are negated.
    expect(operator(`Numeric${suffix}`).negated).toBe(suffix === 'NotEquals');
  });

  it.each(['0', '-1.5', '+2.', '.5', '.25', '1e3', '1E-10', '12.34e+5'])('accept %s as a number', (text) => {
    expect(complaint('NumericEquals', text)).toBeUndefined();
    expect(matches('NumericEquals', text, String(Number(text)))).toBe(true);
  });

  it.each(['', 'a1', '1a', '.', '1e', '1e5x', '0x10', ' 1', '1 '])('refuse %j as a number', (text) => {
    expect(complaint('NumericEquals', text)).toBe('a number');
    expect(matches('NumericEquals', text, text)).toBe(false);
  });

  it('read digits as seconds, and dates only in ISO form', () => {
    expect(matches('DateEquals', '1735689600', '2025-01-01T00:00:00Z')).toBe(true);
    expect(['1', '2025-01-01'].map((text) => complaint('DateEquals', text))).toEqual([undefined, undefined]);
    for (const text of [
      '',
      'soon',
      'x2025-01-01',
      'on 2025-01-01',
      '-1',
      '1x',
      '1 January 2025',
      '2025-13-01',
      '25-01-01',
    ])
      expect(complaint('DateEquals', text)).toBe('an ISO 8601 date or seconds since 1970');
  });
});

describe('address blocks', () => {
  it.each([
    ['10.1.2.3', '10.1.2.3', true],
    ['10.1.2.4', '10.1.2.3', false],
    ['10.1.2.3', '10.1.2.3/32', true],
    ['10.1.2.4', '10.1.2.3/32', false],
    ['10.1.3.1', '10.1.2.0/23', true],
    ['10.1.4.1', '10.1.2.0/23', false],
    ['255.1.1.1', '0.0.0.0/0', true],
    ['2001:db8::1', '2001:db8::1', true],
    ['2001:db8::2', '2001:db8::1/128', false],
    ['2001:db8::2', '2001:db8::/120', true],
    ['2001:db8::2', '::/0', true],
    ['::1', '0.0.0.0/0', false],
    ['nonsense', '0.0.0.0/0', false],
    ['10.1.2.3', 'nonsense', false],
  ])('%s in %s: %s', (actual, wanted, expected) => {
    expect(matches('IpAddress', actual, wanted)).toBe(expected);
  });

  it.each(['', 'x', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/x8', '10.0.0.0/8x', '10.0.0.0/', '::/129', '::/0128'])(
    'refuse %j',
    (wanted) => {
      expect(complaint('IpAddress', wanted)).toBe('an address or CIDR block');
    },
  );

  it('may have any width of their family', () => {
    for (const wanted of ['10.0.0.0/0', '10.0.0.0/32', '::/128', '::/0', '::1'])
      expect(complaint('NotIpAddress', wanted)).toBeUndefined();
    expect(complaint('IpAddress', '10.0.0.0/8/8')).toBe('an address or CIDR block');
  });
});

describe('operators for texts, ARNs and booleans', () => {
  it('are marked when they accept policy variables or negate', () => {
    const names = (wanted: 'text' | 'negated') =>
      [...conditionOperators].flatMap(([name, one]) => (one[wanted] ? name : []));
    expect(names('negated').toSorted()).toEqual(
      [
        ...['ArnNotEquals', 'ArnNotLike', 'DateNotEquals', 'NotIpAddress', 'NumericNotEquals'],
        ...['StringNotEquals', 'StringNotEqualsIgnoreCase', 'StringNotLike'],
      ].toSorted(),
    );
    expect(names('text')).toHaveLength(10);
    expect(names('text').every((name) => /^(String|Arn)/.test(name))).toBe(true);
  });

  it('compare texts with or without wildcards and case', () => {
    expect(matches('StringEquals', 'a', 'A')).toBe(false);
    expect(matches('StringEqualsIgnoreCase', 'aB', 'Ab')).toBe(true);
    expect(matches('StringEqualsIgnoreCase', 'ab', 'a*')).toBe(false);
    // Only capital letters are made equal.
    expect(matches('StringEqualsIgnoreCase', 'ß', 'SS')).toBe(false);
    expect(matches('StringLike', 'ab', 'A*')).toBe(false);
    expect(matches('StringLike', 'ab', 'a?')).toBe(true);
    expect(matches('StringLike', '', '*')).toBe(true);
    expect(matches('StringEquals', 'a', '${aws:username}')).toBe(false);
    expect(matches('StringEquals', '${aws:username}', '${aws:username}', false)).toBe(true);
    expect(['StringEquals', 'StringLike', 'StringEqualsIgnoreCase'].map((name) => complaint(name, 'x'))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });

  it('refuse an invalid ARN and an invalid boolean', () => {
    expect(['*', 'arn:aws:s3:::a', 'arn:aws:s3', 'x:aws:s3:::a'].map((text) => complaint('ArnLike', text))).toEqual([
      ...[undefined, undefined, 'an ARN of six parts', 'an ARN of six parts'],
    ]);
    expect(['TRUE', 'false', 'xtrue', 'falsex', ''].map((text) => complaint('Bool', text))).toEqual([
      ...[undefined, undefined, '"true" or "false"', '"true" or "false"', '"true" or "false"'],
    ]);
    expect(matches('Bool', 'TRUE', 'true')).toBe(true);
    expect(matches('Bool', 'true', 'FALSE')).toBe(false);
  });
});
