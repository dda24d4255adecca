import type { AttributeValue, Item } from '../items/attribute-value.ts';
import { ItemUnwritable } from '../items/attribute-value.ts';

/**
 * Writes an item as one line of DynamoDB JSON (`{"memo":{"S":"…"},"value":{"N":"1200"}}`), without the line end. Lossless, and the same item
 * always gives the same line: attributes and the keys of maps in code-unit order, the members of sets likewise (a set has no order of its
 * own), binary as base64.
 *
 * @throws ItemUnwritable for a value of a type that DynamoDB does not have.
 */
export type JsonLine = (item: Item) => string;

/** Made once for each dataset: items of one shape follow each other, so their attributes are sorted once and not once an item. */
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

/** One value as DynamoDB JSON; `attribute` is what an error calls it. */
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

/** `JSON.stringify` of a string, for which most strings need no look at each character. */
export function quote(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// Surrogates take the slow way because a lone one must be escaped: UTF-8 could not carry it.
const needsEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

function hasShape(item: Item, shape: readonly string[]): boolean {
  let index = 0;
  for (const name in item) {
    if (shape[index] !== name) return false;
    index += 1;
  }
  return index === shape.length;
}
