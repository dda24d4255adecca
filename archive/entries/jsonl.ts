import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { ItemUnwritable } from '../items/attribute-value.ts';

/**
 * Writes an item as one line of DynamoDB JSON (`{"memo":{"S":"…"},"value":{"N":"1200"}}`), without the line end. The
 * line is lossless, and the same item always gives the same line: attributes, the keys of maps and the members of sets
 * are in code-unit order (a set has no order), and binary is base64.
 *
 * @throws ItemUnwritable for a value of a type that DynamoDB does not have.
 */
export type JsonLine = (item: Item) => string;

/**
 * Made once for each dataset. Consecutive items often have the same shape, and their attribute names are then sorted
 * only once.
 */
export function jsonLineWriter(): JsonLine {
  let shape: readonly string[] = [];
  let sorted: readonly { readonly name: string; readonly lead: string }[] = [];
  return (item) => {
    if (!hasShape(item, shape)) {
      shape = Object.keys(item);
      sorted = shape.toSorted().map((name, index) => ({ name, lead: `${index === 0 ? '{' : ','}${quote(name)}:` }));
    }
    if (sorted.length === 0) return '{}';
    let line = '';
    for (const { name, lead } of sorted) line += lead + attributeJson(item[name], name);
    return `${line}}`;
  };
}

/** One value as DynamoDB JSON. Errors name `attribute`. */
export function attributeJson(value: AttributeValue | undefined, attribute: string): string {
  if (value === undefined) throw new ItemUnwritable(attribute);
  if (value.S !== undefined) return `{"S":${quote(value.S)}}`;
  if (value.N !== undefined) return `{"N":${quote(value.N)}}`;
  if (value.M !== undefined) return `{"M":${mapJson(value.M, attribute)}}`;
  if (value.L !== undefined) return `{"L":[${value.L.map((member) => attributeJson(member, attribute)).join(',')}]}`;
  if (value.BOOL !== undefined) return `{"BOOL":${value.BOOL}}`;
  if (value.NULL !== undefined) return `{"NULL":${value.NULL}}`;
  if (value.SS !== undefined) return `{"SS":${setJson(value.SS)}}`;
  if (value.NS !== undefined) return `{"NS":${setJson(value.NS)}}`;
  if (value.B !== undefined) return `{"B":"${base64(value.B)}"}`;
  if (value.BS !== undefined) return `{"BS":${setJson(value.BS.map(base64))}}`;
  throw new ItemUnwritable(attribute);
}

function mapJson(map: Item, attribute: string): string {
  const members = Object.keys(map).sort();
  return `{${members.map((name) => `${quote(name)}:${attributeJson(map[name], attribute)}`).join(',')}}`;
}

function setJson(members: readonly string[]): string {
  return `[${members.toSorted().map(quote).join(',')}]`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Like `JSON.stringify` of a string, but faster for the strings that need no escape. */
export function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// A lone surrogate must be escaped, because UTF-8 cannot carry it. Texts with any surrogate therefore take the slow
// way.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function hasShape(item: Item, shape: readonly string[]): boolean {
  let index = 0;
  for (const name in item) {
    if (shape[index] !== name) return false;
    index += 1;
  }
  return index === shape.length;
}
