import { isScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildApiSchema } from './build-api-schema.ts';

function scalar(name: string) {
  const type = buildApiSchema(`type Query { a(x: ${name}): ${name} }`).schema.getType(name);
  if (!isScalarType(type)) throw new Error(`${name} is not a scalar`);
  return type;
}

describe('the scalars', () => {
  it.each<[string, readonly unknown[], readonly unknown[]]>([
    [
      'AWSDate',
      ['2024-02-29', '1970-01-01Z', '2025-01-01+09:00', '2025-01-01-07:00:30'],
      ['2025-02-29', '2025-13-01', '2025-1-1', '20250101', '2025-01-01T00:00:00Z', '2025-01-01+19:00', 20250101, ''],
    ],
    ['AWSTime', ['12:30', '12:30:24', '12:30:24.500Z', '12:30:24.500+05:30'], ['24:00', '12:60', '12', '12:30:61']],
    [
      'AWSDateTime',
      ['2025-01-31T12:30:24.500Z', '2025-01-31T12:30+09:00'],
      ['2025-01-31', '2025-01-31T12:30:24', '2025-02-30T12:30:24Z', '2025-01-31T25:00:00Z'],
    ],
    ['AWSTimestamp', [0, 1735689600], [1.5, '1735689600', true]],
    [
      'AWSEmail',
      ['ada@example.com', 'a.b+c@sub.example.org'],
      ['ada', 'ada@', '@example.com', 'a b@example.com', 'ada@example'],
    ],
    [
      'AWSURL',
      ['https://example.com/a?b=c', 'mailto:ada@example.com'],
      ['example.com', '/a', 'https://example.com/a//b'],
    ],
    [
      'AWSIPAddress',
      ['123.12.34.56', '123.45.67.89/16', '1a2b:3c4b::1234:4567', '::1/128'],
      ['256.1.1.1', '1.2.3', '1.2.3.4/33', '::1/129'],
    ],
  ])('%s accepts and refuses the same values as AppSync', (name, good, bad) => {
    const type = scalar(name);
    for (const value of good) {
      expect(type.parseValue(value)).toBe(value);
      expect(type.serialize(value)).toBe(value);
    }
    for (const value of bad) {
      expect(() => type.parseValue(value), String(value)).toThrow(`is not a valid ${name}`);
      expect(() => type.serialize(value), String(value)).toThrow('Unable to serialize');
    }
  });

  it('include AWSJSON, which is text on the wire and a value for resolvers', () => {
    const type = scalar('AWSJSON');
    expect(type.parseValue('{"a":1}')).toEqual({ a: 1 });
    expect(type.serialize({ a: 1 })).toBe('{"a":1}');
    expect(type.serialize('{"a":1}')).toBe('{"a":1}');
    expect(() => type.parseValue('{')).toThrow('is not a valid AWSJSON');
  });

  it('do not include AWSPhone, which is refused by name', () => {
    expect(() => scalar('AWSPhone')).toThrow('The scalar AWSPhone is not emulated by the local host');
  });
});

describe('a schema', () => {
  const base = 'type Query { a: T } type Mutation { m: T n: T o: U } type T { a: String } type U { a: String }';

  it('lists the subscriptions that a mutation feeds', () => {
    const { subscriptionsOf } = buildApiSchema(
      `${base} type Subscription { s: T @aws_subscribe(mutations: ["m", "n"]) t: T @aws_subscribe(mutations: ["n"]) }`,
    );
    expect([...subscriptionsOf]).toEqual([
      ['m', ['s']],
      ['n', ['s', 't']],
    ]);
  });

  it.each([
    ['is not GraphQL', 'type Query {', /not valid: Syntax Error/],
    ['names an unknown type', 'type Query { a: Nothing }', /Unknown type/],
    [
      'has a subscription without a mutation',
      `${base} type Subscription { s: T }`,
      /Subscription\.s: expected @aws_subscribe/,
    ],
    [
      'names an unknown mutation',
      `${base} type Subscription { s: T @aws_subscribe(mutations: ["x"]) }`,
      /names the mutation x/,
    ],
    [
      'feeds a subscription with another type',
      `${base} type Subscription { s: T @aws_subscribe(mutations: ["o"]) }`,
      /gives T, but its mutation o gives U/,
    ],
  ])('is refused when it %s', (_name, sdl, reason) => {
    expect(() => buildApiSchema(sdl)).toThrow(reason);
  });
});
