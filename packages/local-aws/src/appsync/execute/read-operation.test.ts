import { describe, expect, it } from 'vitest';
import { buildApiSchema } from '../schema/build-api-schema.ts';
import type { PreparedApi } from './prepared-api.ts';
import { readOperation, UnparsableQuery } from './read-operation.ts';

const prepared: PreparedApi = {
  api: buildApiSchema(`
    type Query { rows(from: AWSDate!, limit: Int, filter: Filter): Row  name: String }
    type Row { id: ID! next: Row }
    enum Kind { A B }
    input Filter { kind: Kind, nested: Nested }
    input Nested { name: String! }
  `),
  environment: {},
  limits: { introspection: true, queryDepth: 5, resolverCount: 10, executionMs: 1000 },
  authorizeField: () => ({ allowed: true }),
  checkedFields: 'root',
  log: () => undefined,
  resolverOf: () => undefined,
};

function messagesOf(query: string, variables: Record<string, unknown> = {}, operationName?: string): string[] {
  const operation = readOperation(
    { query, variables, ...(operationName === undefined ? {} : { operationName }) },
    prepared,
  );
  return 'errors' in operation ? operation.errors.map(({ message }) => message) : [];
}

/** The sentences were recorded from AppSync or taken from graphql-java, on which AppSync runs. */
describe('validation errors', () => {
  it.each([
    [
      '{ nothing }',
      "Validation error of type FieldUndefined: Field 'nothing' in type 'Query' is undefined @ 'nothing'",
    ],
    [
      '{ rows(from: "2025-01-01") { next { nothing } } }',
      "Validation error of type FieldUndefined: Field 'nothing' in type 'Row' is undefined @ 'rows/next/nothing'",
    ],
    ['{ name(x: 1) }', "Validation error of type UnknownArgument: Unknown field argument x @ 'name'"],
    ['{ rows { id } }', "Validation error of type MissingFieldArgument: Missing field argument from @ 'rows'"],
    [
      '{ rows(from: "2025-01-01") }',
      "Validation error of type SubSelectionRequired: Sub selection required for type Row of field rows @ 'rows'",
    ],
    [
      '{ name { a } }',
      "Validation error of type SubSelectionNotAllowed: Sub selection not allowed on leaf type String of field name @ 'name'",
    ],
    [
      '{ rows(from: "2025-02-30") { id } }',
      "Validation error of type WrongType: argument 'from' with value 'StringValue{value='2025-02-30'}' is not a valid 'AWSDate' @ 'rows'",
    ],
    [
      '{ rows(from: "2025-01-01", filter: { nested: {} }) { id } }',
      "Validation error of type WrongType: argument 'filter' with value 'ObjectValue{objectFields=[]}' is missing required fields '[name]' @ 'rows'",
    ],
    ['query Q($x: Nothing) { name }', 'Validation error of type UnknownType: Unknown type Nothing'],
    ['query Q($x: Int) { name }', 'Validation error of type UnusedVariable: Unused variable x'],
    ['{ rows(from: $f) { id } }', "Validation error of type UndefinedVariable: Undefined variable f @ 'rows'"],
    [
      'query Q($f: String!) { rows(from: $f) { id } }',
      "Validation error of type VariableTypeMismatch: Variable type 'String!' doesn't match expected type 'AWSDate!' @ 'rows'",
    ],
    ['{ name ...Gone }', 'Validation error of type UndefinedFragment: Undefined fragment Gone'],
  ])('%s', (query, message) => {
    expect(messagesOf(query)).toContain(message);
  });

  it('have a location and no path', () => {
    const operation = readOperation({ query: '{\n  nothing\n}', variables: {} }, prepared);
    expect(operation).toMatchObject({
      errors: [{ path: null, locations: [{ line: 2, column: 3, sourceName: null }] }],
    });
  });
});

describe('variables', () => {
  const query =
    'query Q($from: AWSDate!, $filter: Filter, $limit: Int) { rows(from: $from, filter: $filter, limit: $limit) { id } }';

  it.each([
    ['a missing one', {}, "Variable 'from' has coerced Null value for NonNull type 'AWSDate!'"],
    [
      'null in a non-nullable one',
      { from: null },
      "Variable 'from' has coerced Null value for NonNull type 'AWSDate!'",
    ],
    ['an impossible date', { from: '2025-02-30' }, "Variable 'from' has an invalid value."],
    ['a value of the wrong type', { from: '2025-01-01', limit: 'many' }, "Variable 'limit' has an invalid value."],
    ['an unknown enum value', { from: '2025-01-01', filter: { kind: 'C' } }, "Variable 'filter' has an invalid value."],
    [
      'an unknown field',
      { from: '2025-01-01', filter: { wrong: 1 } },
      "The variables input contains a field that is not defined for input object type 'Filter' ",
    ],
    [
      'a null deep inside, named after the outermost variable',
      { from: '2025-01-01', filter: { nested: {} } },
      "Variable 'filter' has coerced Null value for NonNull type 'String!'",
    ],
  ])('are refused for %s', (_name, variables, message) => {
    expect(messagesOf(query, variables)).toEqual([message]);
  });

  it('are accepted when they fit', () => {
    expect(
      messagesOf(query, { from: '2025-01-01+09:00', filter: { kind: 'A', nested: { name: 'n' } }, limit: null }),
    ).toEqual([]);
  });
});

describe('the operation', () => {
  it('is chosen by name', () => {
    const two = 'query A { name } query B { name }';
    expect(messagesOf(two)).toEqual(['Must provide operation name if query contains multiple operations.']);
    expect(messagesOf(two, {}, 'C')).toEqual(["Unknown operation named 'C'."]);
    expect(messagesOf(two, {}, 'B')).toEqual([]);
  });

  it('may not have more tokens than graphql-java accepts', () => {
    const ofTokens = (count: number) => `{ ${'name '.repeat(count - 2)}}`;
    expect(() => messagesOf(ofTokens(15_000))).not.toThrow();
    expect(() => messagesOf(ofTokens(15_001))).toThrow(UnparsableQuery);
  });

  it('must be GraphQL', () => {
    expect(() => readOperation({ query: '{', variables: {} }, prepared)).toThrow(UnparsableQuery);
  });
});
