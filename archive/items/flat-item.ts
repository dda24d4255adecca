import { csvCell } from '../entries/csv.ts';
import { markedAtEnd, markedAtStart } from '../entries/csv-bytes.ts';
import type { EntryChunks } from '../entries/entry-chunks.ts';
import { attributeJson, quote } from '../entries/jsonl.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, isEscaped, isMarked, isNumber } from './item-page.ts';
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

/**
 * Writes the item as a CSV record and a JSONL line. The bytes are the same as from `csvRecordWriter` and
 * `jsonLineWriter`.
 */
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

  let beginsRecord = true;
  for (const index of item.shape.columns) {
    if (!beginsRecord) csv.byte(commaByte);
    if (index !== -1) writeCell(item, index, csv, beginsRecord);
    beginsRecord = false;
  }
  csv.byte(carriageReturn);
  csv.byte(lineFeed);
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

function writeCell({ page, at, shape }: FlatItem, index: number, csv: EntryChunks, beginsRecord: boolean): void {
  const field = at + index * fieldsPerAttribute;
  if (isPlainCell(page, field, beginsRecord))
    csv.copy(page.bytes, page.map[field + 1] as number, page.map[field + 2] as number);
  else csv.text(csvCell(valueAt(page, field), shape.names[index] ?? '', { beginsRecord }));
}

/** True when the cell is certainly the same bytes, with nothing to quote and nothing to guard. */
function isPlainCell({ bytes, map }: ItemPage, field: number, beginsRecord: boolean): boolean {
  const known = map[field + 3] as number;
  if (known & isNumber && !beginsRecord) return !(known & isEscaped);
  const [start, end] = [map[field + 1] as number, map[field + 2] as number];
  if (known & (isEscaped | isMarked) || start === end) return false;
  // A string of one byte is followed by its closing quote.
  return (
    !markedAtStart[((bytes[start] as number) << 8) | (bytes[start + 1] as number)] &&
    !markedAtEnd[bytes[end - 1] as number]
  );
}

function valueAt(page: ItemPage, field: number) {
  const text = textAt(page, field);
  return (page.map[field + 3] as number) & isNumber ? { N: text } : { S: text };
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];
