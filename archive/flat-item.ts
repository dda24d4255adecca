import { csvCell } from './csv.ts';
import type { EntryChunks } from './entry-chunks.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, holdsSeparator, isEscaped, isNumber } from './item-page.ts';
import type { ItemShape } from './item-shape.ts';
import { closeBrace, commaByte, openBrace } from './json-bytes.ts';
import { attributeJson, quote } from './jsonl.ts';
import { textAt } from './row.ts';

/** An item of strings and numbers, in the bytes in which it came: its attributes begin at `at` of the page's map. */
export interface FlatItem {
  readonly page: ItemPage;
  readonly at: number;
  readonly shape: ItemShape;
}

/** Writes the item as a record of CSV and a line of JSONL, to the byte what `csvRecordWriter` and `jsonLineWriter` make of it. */
export function writeFlatItem(item: FlatItem, csv: EntryChunks, jsonl: EntryChunks): void {
  let separator = openBrace;
  if (item.shape.sorted.length === 0) jsonl.byte(openBrace);
  for (const index of item.shape.sorted) {
    jsonl.byte(separator);
    separator = commaByte;
    writeAttribute(item, index, jsonl);
  }
  jsonl.byte(closeBrace);
  jsonl.byte(lineFeed);

  let isFirst = true;
  for (const index of item.shape.columns) {
    if (!isFirst) csv.byte(commaByte);
    isFirst = false;
    if (index !== -1) writeCell(item, index, csv);
  }
  csv.byte(carriageReturn);
  csv.byte(lineFeed);
}

/** The wire's own `"name":{"S":"…"}` is the JSONL's, unless the text is escaped: there is more than one way to escape. */
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

/** From a value's last byte to its attribute's: `"}`. */
const closing = 2;

function writeCell({ page, at, shape }: FlatItem, index: number, csv: EntryChunks): void {
  const field = at + index * fieldsPerAttribute;
  if (isPlainCell(page, field)) csv.copy(page.bytes, page.map[field + 1] as number, page.map[field + 2] as number);
  else csv.text(csvCell(valueAt(page, field), shape.names[index] ?? ''));
}

/** True when the cell is sure to be the bytes as they are: nothing to quote, nothing to guard. */
function isPlainCell({ bytes, map }: ItemPage, field: number): boolean {
  const known = map[field + 3] as number;
  if (known & isNumber) return !(known & isEscaped);
  const [start, end] = [map[field + 1] as number, map[field + 2] as number];
  if (known & (isEscaped | holdsSeparator) || start === end) return false;
  return !needsALook[bytes[start] as number] && bytes[end - 1] !== space;
}

function valueAt(page: ItemPage, field: number) {
  const text = textAt(page, field);
  return (page.map[field + 3] as number) & isNumber ? { N: text } : { S: text };
}

const [lineFeed, carriageReturn, space] = [0x0a, 0x0d, 0x20];

/**
 * The first bytes of texts that may need an apostrophe or quotes: what formula-guard.ts looks for, of the full-width forms the first byte of
 * three, and a space. Tabs and line ends are escaped in JSON.
 */
const needsALook = new Uint8Array(256);
for (const first of ["'", '=', '+', '-', '@', ' ', '＝']) needsALook[Buffer.from(first)[0] ?? 0] = 1;
