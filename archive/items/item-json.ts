import type { AttributeValue, Item } from './attribute-value.ts';

/**
 * Reads an item from its DynamoDB JSON: all ten types, binary from base64. Throws SyntaxError for text that is not
 * JSON.
 */
export function parseItem(json: string): Item {
  return fromMap(JSON.parse(json) as JsonMap);
}

interface JsonMap {
  readonly [name: string]: JsonValue;
}

/** A value in JSON. It has the SDK's shape, except for binary. */
type JsonValue = Omit<AttributeValue, 'B' | 'BS' | 'L' | 'M'> & {
  readonly B?: string;
  readonly BS?: readonly string[];
  readonly L?: readonly JsonValue[];
  readonly M?: JsonMap;
};

function fromMap(map: JsonMap): Item {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fromValue(value)]));
}

function fromValue({ B, BS, L, M, ...plain }: JsonValue): AttributeValue {
  return {
    ...plain,
    ...(B !== undefined && { B: Buffer.from(B, 'base64') }),
    ...(BS !== undefined && { BS: BS.map((member) => Buffer.from(member, 'base64')) }),
    ...(L !== undefined && { L: L.map(fromValue) }),
    ...(M !== undefined && { M: fromMap(M) }),
  };
}
