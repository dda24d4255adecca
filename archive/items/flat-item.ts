import type { EntryChunks } from '../entries/entry-chunks.ts';
import { attributeJson, quote } from '../entries/jsonl.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, isEscaped, isNumber } from './item-page.ts';
import type { ItemShape } from './item-shape.ts';
import { closeBrace, commaByte, openBrace } from './json-bytes.ts';
import { textAt } from './row.ts';

/**
 * An item of strings and numbers, as the bytes that came from DynamoDB. Its attributes begin at `at` of the page's map.
 */
export interface FlatItem {
  readonly page: ItemPage;
  readonly at: number;
  readonly shape: ItemShape;
}

/** Writes the item as a JSONL line. The bytes are the same as from `jsonLineWriter`. */
export function writeFlatLine(item: FlatItem, jsonl: EntryChunks): void {
  // A flat item has at least one attribute: `{}` is `notFlat`.
  let separator = openBrace;
  for (const index of item.shape.sorted) {
    jsonl.byte(separator);
    separator = commaByte;
    writeAttribute(item, index, jsonl);
  }
  jsonl.byte(closeBrace);
  jsonl.byte(lineFeed);
}

/**
 * DynamoDB's own `"name":{"S":"…"}` is also the form in the JSONL, unless the text is escaped: JSON allows several ways
 * to escape.
 */
function writeAttribute({ page, at, shape }: FlatItem, index: number, jsonl: EntryChunks): void {
  const field = at + index * fieldsPerAttribute;
  const { bytes, map } = page;
  if ((map[field + 3] as number) & isEscaped) {
    const name = shape.names[index] ?? '';
    jsonl.text(`${quote(name)}:${attributeJson(valueAt(page, field), name)}`);
  } else {
    jsonl.copy(bytes, map[field] as number, (map[field + 2] as number) + closing);
  }
}

/** The bytes between the end of a value and the end of its attribute: `"}`. */
const closing = 2;

/** The value of the attribute at `field` of the page's map. */
export function valueAt(page: ItemPage, field: number): { readonly N: string } | { readonly S: string } {
  const text = textAt(page, field);
  return (page.map[field + 3] as number) & isNumber ? { N: text } : { S: text };
}

const lineFeed = 0x0a;
