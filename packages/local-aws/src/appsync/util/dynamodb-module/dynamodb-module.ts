import type { JsonObject } from '../../../json.ts';
import { isJsonObject, shown } from '../../../json.ts';
import { toAttributeValues } from '../attribute-value.ts';
import type { Expression, Placeholders } from '../filter-expression.ts';
import { renderFilter } from '../filter-expression.ts';
import type { Helper, Helpers } from '../helper.ts';
import { numberAt } from '../helper.ts';
import { countedPlaceholders } from './counted-placeholders.ts';
import { renderUpdate } from './update-expression.ts';

/**
 * `@aws-appsync/utils/dynamodb`. It only builds request objects. `scan`, `sync`, `batch*` and `transact*` are not
 * supported.
 */
export const dynamodbModule: Helpers = {
  'dynamodb.get': builder('get', ['key', 'consistentRead', 'projection'], (input) => ({
    operation: 'GetItem',
    key: toAttributeValues(input['key']),
    ...taken(input, ['consistentRead']),
    ...projection(input, countedPlaceholders()),
  })),
  'dynamodb.put': builder('put', ['key', 'item', 'condition'], (input) => ({
    operation: 'PutItem',
    key: toAttributeValues(input['key']),
    attributeValues: toAttributeValues(input['item']),
    ...condition(input, countedPlaceholders()),
  })),
  'dynamodb.update': builder('update', ['key', 'update', 'condition'], (input) => {
    const placeholders = countedPlaceholders();
    return {
      operation: 'UpdateItem',
      key: toAttributeValues(input['key']),
      update: renderUpdate(input['update'], placeholders),
      ...condition(input, placeholders),
    };
  }),
  'dynamodb.remove': builder('remove', ['key', 'condition'], (input) => ({
    operation: 'DeleteItem',
    key: toAttributeValues(input['key']),
    ...condition(input, countedPlaceholders()),
  })),
  'dynamodb.query': builder(
    'query',
    ['query', 'index', 'limit', 'nextToken', 'filter', 'scanIndexForward', 'consistentRead', 'select', 'projection'],
    (input) => {
      const placeholders = countedPlaceholders();
      return {
        operation: 'Query',
        query: renderFilter(input['query'], placeholders),
        ...taken(input, ['index', 'limit', 'nextToken', 'scanIndexForward', 'consistentRead', 'select']),
        ...(isGiven(input['filter'])
          ? { filter: withoutEmptyValues(renderFilter(input['filter'], placeholders)) }
          : {}),
        ...projection(input, placeholders),
      };
    },
  ),
  'dynamodb.operations.add': ([payload]) => ({ _type: 'add', payload }),
  'dynamodb.operations.remove': () => ({ _type: 'remove' }),
  'dynamodb.operations.replace': ([payload]) => ({ _type: 'replace', payload }),
  'dynamodb.operations.increment': ([by]) => ({ _type: 'increment', payload: by ?? 1 }),
  'dynamodb.operations.decrement': ([by]) => ({ _type: 'decrement', payload: by ?? 1 }),
  'dynamodb.operations.append': ([payload]) => ({ _type: 'append', payload }),
  'dynamodb.operations.prepend': ([payload]) => ({ _type: 'prepend', payload }),
  'dynamodb.operations.updateListItem': (args) => ({
    _type: 'updateListItem',
    payload: args[0],
    index: numberAt(args, 1, 'operations.updateListItem'),
  }),
};

function builder(name: string, accepted: readonly string[], build: (input: JsonObject) => JsonObject): Helper {
  return ([input]) => {
    if (!isJsonObject(input)) throw new Error(`dynamodb.${name}: expected an object, got ${shown(input)}`);
    const unknown = Object.keys(input).find((key) => !accepted.includes(key));
    if (unknown !== undefined)
      throw new Error(
        `dynamodb.${name}: ${unknown} is not supported by the local host; supported: ${accepted.join(', ')}`,
      );
    return build(input);
  };
}

function condition(input: JsonObject, placeholders: Placeholders): JsonObject {
  return isGiven(input['condition'])
    ? { condition: withoutEmptyValues(renderFilter(input['condition'], placeholders)) }
    : {};
}

function projection(input: JsonObject, placeholders: Placeholders): JsonObject {
  const paths = input['projection'];
  if (!isGiven(paths)) return {};
  if (!Array.isArray(paths)) throw new Error(`projection: expected a list of attribute names, got ${shown(paths)}`);
  const expressionNames: Record<string, string> = {};
  const rendered = paths.map((path) =>
    String(path)
      .split('.')
      .map((field) => {
        const placeholder = placeholders.name(field);
        expressionNames[placeholder] = field;
        return placeholder;
      })
      .join('.'),
  );
  return { projection: { expression: rendered.join(', '), expressionNames } };
}

/** DynamoDB refuses an empty map of values. */
function withoutEmptyValues({ expression, expressionNames, expressionValues }: Expression): JsonObject {
  return { expression, expressionNames, ...(Object.keys(expressionValues).length > 0 ? { expressionValues } : {}) };
}

function taken(input: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => isGiven(input[key])).map((key) => [key, input[key]]));
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
