import { describe, expect, it } from 'vitest';
import { isSuppliedConditionKey } from './condition-context.ts';
import { conditionsHold, parseOperatorName, policyValues, UnknownConditionOperator } from './conditions.ts';

describe('the name of an operator', () => {
  it.each([
    ['StringLike', { set: undefined, base: 'StringLike', ifExists: false }],
    ['StringLikeIfExists', { set: undefined, base: 'StringLike', ifExists: true }],
    ['ForAnyValue:StringEquals', { set: 'ForAnyValue', base: 'StringEquals', ifExists: false }],
    ['ForAllValues:ArnLikeIfExists', { set: 'ForAllValues', base: 'ArnLike', ifExists: true }],
    ['Null', { set: undefined, base: 'Null', ifExists: false }],
  ])('%s is taken apart', (name, parts) => {
    expect(parseOperatorName(name)).toEqual(parts);
  });

  it.each([
    '',
    'x:StringLike',
    ' StringLike',
    'StringLike ',
    'ForAnyValue:',
    'IfExists',
    'StringLikeIfExistsx',
    'a StringLike',
  ])('%j is unknown', (name) => {
    expect(() => parseOperatorName(name)).toThrow(UnknownConditionOperator);
    expect(() => parseOperatorName(name)).toThrow(`This host does not support the condition operator "${name}".`);
  });

  it.each(['NullIfExists', 'ForAnyValue:Null', 'ForAllValues:NullIfExists'])('%s is none', (name) => {
    expect(() => parseOperatorName(name)).toThrow(`Null accepts no set prefix and no IfExists; got "${name}".`);
  });
});

describe('conditions', () => {
  const hold = (
    condition: Record<string, Record<string, unknown>> | undefined,
    context: Record<string, string | string[]> = {},
    { variables = true, effect = 'Allow' }: { variables?: boolean; effect?: 'Allow' | 'Deny' } = {},
  ) => conditionsHold(condition, context, variables, effect);

  it('without any hold', () => {
    expect(hold(undefined)).toBe(true);
    expect(hold({})).toBe(true);
  });

  it('of Null hold for any of their values', () => {
    expect(hold({ Null: { a: ['true', 'false'] } })).toBe(true);
    expect(hold({ Null: { a: 'TRUE' } })).toBe(true);
    expect(hold({ Null: { a: 'TRUE' } }, { a: 'x' })).toBe(false);
  });

  it.each([
    ['StringNotEquals', 'Allow', false],
    ['StringNotEquals', 'Deny', true],
    ['StringEquals', 'Deny', false],
    ['ForAnyValue:StringNotLike', 'Allow', false],
    ['ForAnyValue:StringNotLike', 'Deny', true],
  ] as const)('of %s with a variable that has no value: a %s %s', (name, effect, expected) => {
    for (const wanted of ['${a:missing}', ['b', '${a:missing}', 'c']])
      expect(hold({ [name]: { a: wanted } }, { a: 'x' }, { effect })).toBe(expected);
  });

  it('take a variable for plain text in the older language', () => {
    const notMissing = { StringNotEquals: { a: '${a:missing}' } };
    expect(hold(notMissing, { a: 'x' }, { variables: false })).toBe(true);
    expect(hold(notMissing, { a: '${a:missing}' }, { variables: false })).toBe(false);
  });

  it('of numbers and dates have no variables', () => {
    expect(hold({ NumericNotEquals: { a: '${a:missing}' } }, { a: '5' })).toBe(true);
  });

  it.each([
    ['plain, one of them', { StringEquals: { a: 'x' } }, ['x', 'y'], true],
    ['plain, none of them', { StringEquals: { a: 'z' } }, ['x', 'y'], false],
    ['ForAnyValue, one of them', { 'ForAnyValue:StringEquals': { a: 'x' } }, ['x', 'y'], true],
    ['ForAllValues, one of them', { 'ForAllValues:StringEquals': { a: 'x' } }, ['x', 'y'], false],
    ['negated, one of them', { StringNotEquals: { a: 'x' } }, ['x', 'y'], false],
    ['negated, none of them', { StringNotEquals: { a: 'z' } }, ['x', 'y'], true],
    ['ForAnyValue negated, one of them', { 'ForAnyValue:StringNotEquals': { a: 'x' } }, ['x', 'y'], true],
    ['ForAnyValue negated, both', { 'ForAnyValue:StringNotEquals': { a: ['x', 'y'] } }, ['x', 'y'], false],
    ['ForAllValues negated, one of them', { 'ForAllValues:StringNotEquals': { a: 'x' } }, ['x', 'y'], false],
  ])('of a key with several values: %s', (_, condition, a, expected) => {
    expect(hold(condition, { a })).toBe(expected);
  });

  it.each([
    ['StringEquals', false],
    ['StringEqualsIfExists', true],
    ['StringNotEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
  ])('of %s with a key that is missing: %s', (name, expected) => {
    expect(hold({ [name]: { a: 'x' } })).toBe(expected);
    expect(hold({ [name]: { a: 'x' } }, { a: [] })).toBe(expected);
  });

  it('have values as texts', () => {
    expect([policyValues(true), policyValues(5), policyValues(['a', false])]).toEqual([
      ['true'],
      ['5'],
      ['a', 'false'],
    ]);
  });
});

it('a condition key is supplied in any letters, and whole', () => {
  expect(['aws:UserID', 'S3:PREFIX'].map((key) => isSuppliedConditionKey(key, []))).toEqual([true, true]);
  expect(['aws:user', 'aws:useridx', '', 'aws:SourceArn'].map((key) => isSuppliedConditionKey(key, []))).toEqual(
    Array(4).fill(false),
  );
});
