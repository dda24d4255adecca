import { toAttributeValue, toAttributeValues } from './attribute-value.ts';
import type { Helper, Helpers } from './helper.ts';

/** `util.dynamodb`. All helpers except `toDynamoDB` and `toNull` return null for null (recorded from the service). */
export const dynamodbHelpers: Helpers = {
  'util.dynamodb.toDynamoDB': ([value]) => toAttributeValue(value),
  'util.dynamodb.toString': typed('toString', 'S', 'a string', isString),
  'util.dynamodb.toStringSet': typed('toStringSet', 'SS', 'a list of strings', listOf(isString)),
  'util.dynamodb.toNumber': typed('toNumber', 'N', 'a number', isNumber),
  'util.dynamodb.toNumberSet': typed('toNumberSet', 'NS', 'a list of numbers', listOf(isNumber)),
  'util.dynamodb.toBinary': typed('toBinary', 'B', 'a base64 string', isString),
  'util.dynamodb.toBinarySet': typed('toBinarySet', 'BS', 'a list of base64 strings', listOf(isString)),
  'util.dynamodb.toBoolean': typed('toBoolean', 'BOOL', 'a boolean', (value) => typeof value === 'boolean'),
  'util.dynamodb.toNull': () => ({ NULL: null }),
  'util.dynamodb.toList': ([value]) => (Array.isArray(value) ? toAttributeValue(value) : null),
  'util.dynamodb.toMap': ([value]) => (isNothing(value) ? null : { M: toAttributeValues(value) }),
  'util.dynamodb.toMapValues': ([value]) => (isNothing(value) ? null : toAttributeValues(value)),
};

function typed(name: string, tag: string, expected: string, accepts: (value: unknown) => boolean): Helper {
  return ([value]) => {
    if (isNothing(value)) return null;
    if (accepts(value)) return { [tag]: value };
    throw new Error(`util.dynamodb.${name}: expected ${expected}, got ${JSON.stringify(value)}`);
  };
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function listOf(accepts: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(accepts);
}
