import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './ledger-in-tables.ts';

/** A plain object as an item of DynamoDB. */
export function attributesOf(fields: object): Item {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, attributeOf(value)]));
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (typeof value === 'object') return { M: attributesOf(value) };
  throw new TypeError(`No attribute is like ${typeof value}.`);
}
