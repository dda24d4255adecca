import { describe, expect, it } from 'vitest';
import type { Invocation } from '../runtime/invocation.ts';
import { noEffects } from '../runtime/invocation.ts';
import { callHelper } from './call-helper.ts';

/** Values that localstack/appsync-utils and others recorded from the real service. The helpers must return the same. */
const invocation: Invocation = {
  where: 'test',
  operation: 'subscription',
  handler: 'response',
  clock: { nowMs: () => 0 },
  log: () => undefined,
  effects: noEffects(),
};
const call = (name: string, ...args: unknown[]): unknown => callHelper(name, args, invocation);

describe('util.dynamodb', () => {
  it.each([
    ['toDynamoDB', [12345], { N: 12345 }],
    ['toDynamoDB', ['test'], { S: 'test' }],
    ['toDynamoDB', [true], { BOOL: true }],
    ['toDynamoDB', [null], { NULL: null }],
    ['toNull', [], { NULL: null }],
    ['toString', ['test'], { S: 'test' }],
    ['toStringSet', [['foo', 'bar', 'baz']], { SS: ['foo', 'bar', 'baz'] }],
    ['toNumber', [12345], { N: 12345 }],
    ['toNumberSet', [[1, 23, 4.56]], { NS: [1, 23, 4.56] }],
    ['toBinary', ['foo'], { B: 'foo' }],
    ['toBinarySet', [['foo', 'bar', 'baz']], { BS: ['foo', 'bar', 'baz'] }],
    ['toBoolean', [true], { BOOL: true }],
    ['toList', [['foo', 123, { bar: 'baz' }]], { L: [{ S: 'foo' }, { N: 123 }, { M: { bar: { S: 'baz' } } }] }],
    [
      'toMap',
      [{ foo: 'bar', baz: 1234, beep: ['boop'] }],
      { M: { foo: { S: 'bar' }, baz: { N: 1234 }, beep: { L: [{ S: 'boop' }] } } },
    ],
    ['toMapValues', [{ foo: 'bar', baz: 1234 }], { foo: { S: 'bar' }, baz: { N: 1234 } }],
  ])('%s %j', (name, args, expected) => {
    expect(call(`util.dynamodb.${name}`, ...args)).toEqual(expected);
  });
});

describe('@aws-appsync/utils/dynamodb', () => {
  it('numbers the names and values of an update, null included', () => {
    expect(call('dynamodb.update', { key: { id: 'u' }, update: { name: 'Toni Test', imageUrl: null } })).toEqual({
      operation: 'UpdateItem',
      key: { id: { S: 'u' } },
      update: {
        expression: 'SET #expName_1 = :expValue_1, #expName_2 = :expValue_2',
        expressionNames: { '#expName_1': 'name', '#expName_2': 'imageUrl' },
        expressionValues: { ':expValue_1': { S: 'Toni Test' }, ':expValue_2': { NULL: null } },
      },
    });
  });

  it('renders decrement', () => {
    const by = call('dynamodb.operations.decrement', 1);
    expect(call('dynamodb.update', { key: { streamId: 'asdf' }, update: { currentView: by } })).toEqual({
      operation: 'UpdateItem',
      key: { streamId: { S: 'asdf' } },
      update: {
        expression: 'SET #expName_1 = #expName_1 - :expValue_1',
        expressionNames: { '#expName_1': 'currentView' },
        expressionValues: { ':expValue_1': { N: 1 } },
      },
    });
  });

  it('builds get and remove', () => {
    expect(call('dynamodb.get', { key: { id: 'id' } })).toEqual({ operation: 'GetItem', key: { id: { S: 'id' } } });
    expect(call('dynamodb.remove', { key: { id: 'test' } })).toEqual({
      operation: 'DeleteItem',
      key: { id: { S: 'test' } },
    });
  });
});

describe('util.transform.toDynamoDBFilterExpression', () => {
  it.each([
    [{ v: { ne: 'x' } }, '(#v <> :v_ne)'],
    [{ v: { notContains: 'x' } }, '(NOT contains(#v,:v_notContains))'],
    [{ v: { between: [1, 9] } }, '(#v BETWEEN :v_between_start AND :v_between_end)'],
    [{ v: { in: ['a', 'b'] } }, '(#v IN (:v_in_0, :v_in_1))'],
    [{ v: { ge: 1, le: 5 } }, '((#v >= :v_ge) AND (#v <= :v_le))'],
    [{ v: { size: { gt: 2, lt: 5 } } }, '((size(#v) > :v_size_gt) AND (size(#v) < :v_size_lt))'],
    [{ v: { attributeExists: false } }, '(attribute_not_exists(#v))'],
    [{ a: { eq: 1 }, b: { eq: 2 } }, '(#a = :a_eq) AND (#b = :b_eq)'],
    [{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, '(#a = :a_eq) AND (#b = :and_0_b_eq)'],
    [
      { or: [{ and: [{ a: { eq: 1 } }, { b: { eq: 2 } }] }, { c: { eq: 3 } }] },
      '(((#a = :or_0_and_0_a_eq) AND (#b = :or_0_and_1_b_eq)) OR (#c = :or_1_c_eq))',
    ],
    [{ not: { not: { a: { eq: 1 } } } }, '(NOT (NOT (#a = :not_not_a_eq)))'],
    [{ not: { id: { between: ['1', '9'] } } }, '(NOT (#id BETWEEN :not_id_between_start AND :not_id_between_end))'],
  ])('%j', (filter, expression) => {
    expect(JSON.parse(String(call('util.transform.toDynamoDBFilterExpression', filter)))).toMatchObject({ expression });
  });

  it.each([
    [null],
    [[]],
    ['x'],
    [{ v: { foo: 1 } }],
    [{ v: 'x' }],
    [{ and: { a: { eq: 1 } } }],
    [{ v: { between: [1] } }],
    [{ v: { attributeType: 'S' } }],
  ])('returns null for %j', (filter) => {
    expect(call('util.transform.toDynamoDBFilterExpression', filter)).toBeNull();
  });
});

describe('util.transform.toSubscriptionFilter', () => {
  const of = (...groups: [string, string, unknown][][]) => ({
    filterGroup: groups.map((filters) => ({
      filters: filters.map(([fieldName, operator, value]) => ({ fieldName, operator, value })),
    })),
  });

  it.each([
    ['one operator', [{ a: { eq: 1 } }], of([['a', 'eq', 1]])],
    ['two operators of a field as alternatives', [{ a: { eq: 1, ne: 2 } }], of([['a', 'eq', 1]], [['a', 'ne', 2]])],
    [
      'a field beside an and',
      [{ z: { eq: 0 }, and: [{ a: { eq: 1 } }] }],
      of([
        ['z', 'eq', 0],
        ['a', 'eq', 1],
      ]),
    ],
    [
      'an or inside an and',
      [{ and: [{ a: { eq: 1 } }, { or: [{ b: { eq: 2 } }, { c: { eq: 3 } }] }] }],
      of(
        [
          ['a', 'eq', 1],
          ['b', 'eq', 2],
        ],
        [
          ['a', 'eq', 1],
          ['c', 'eq', 3],
        ],
      ),
    ],
    [
      'groups multiplied out',
      [{ p: { lte: 50, gte: 20 }, and: [{ t: { ne: 'B' } }], or: [{ u: { eq: 'A' } }, { i: { eq: false } }] }],
      of(
        [
          ['p', 'lte', 50],
          ['t', 'ne', 'B'],
          ['u', 'eq', 'A'],
        ],
        [
          ['p', 'lte', 50],
          ['t', 'ne', 'B'],
          ['i', 'eq', false],
        ],
        [
          ['p', 'gte', 20],
          ['t', 'ne', 'B'],
          ['u', 'eq', 'A'],
        ],
        [
          ['p', 'gte', 20],
          ['t', 'ne', 'B'],
          ['i', 'eq', false],
        ],
      ),
    ],
    ['an ignored field', [{ a: { eq: 1 }, and: [{ b: { eq: 2 } }] }, ['b']], of([['a', 'eq', 1]])],
    [
      'rules as alternatives',
      [{ a: { eq: 1 } }, [], { r1: { gte: 250 }, r2: { eq: 'p' } }],
      of(
        [
          ['a', 'eq', 1],
          ['r1', 'gte', 250],
        ],
        [
          ['a', 'eq', 1],
          ['r2', 'eq', 'p'],
        ],
      ),
    ],
    ['rules on their own', [{}, [], { r1: { eq: 1 } }], of([['r1', 'eq', 1]])],
    ['nothing', [{ and: [] }], of()],
    ['no filter', [null], null],
    ['a text', ['{"a":{"eq":1}}'], null],
  ])('%s', (_name, args, expected) => {
    expect(call('util.transform.toSubscriptionFilter', ...args)).toEqual(expected);
  });
});
