import { isJsonObject } from '../../json.ts';

/**
 * A DynamoDB value in AppSync's form: numbers stay numbers in `N`, and null is `{NULL: null}` (recorded from the
 * service).
 */
export type AttributeValue = Readonly<Record<string, unknown>>;

/**
 * Converts strings, numbers, booleans, null, lists and maps by their JSON type. Sets and binaries have separate
 * helpers.
 */
export function toAttributeValue(value: unknown): AttributeValue {
  if (value === null || value === undefined) return { NULL: null };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(toAttributeValue) };
  return { M: toAttributeValues(value) };
}

export function toAttributeValues(value: unknown): Record<string, AttributeValue> {
  if (!isJsonObject(value)) throw new Error(`expected an object of attributes, got ${JSON.stringify(value ?? null)}`);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toAttributeValue(member)]));
}
