import { attributeJson, jsonLineWriter, quote } from '../entries/jsonl.ts';
import { parseItem } from './item-json.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, fieldsPerItem, isEscaped, isNumber, notFlat } from './item-page.ts';
import { ItemShape } from './item-shape.ts';
import { textAt } from './row.ts';

/** An item as text: the value of its sort attribute, and the line that an archive has for it. */
export interface PageRecord {
  readonly key: string;
  readonly line: string;
}

/**
 * Reads the items of pages as the lines of DynamoDB JSON that an archive would have for them. Made once for each
 * dataset.
 */
export class PageRecords {
  readonly #sortAttribute: string;
  readonly #line = jsonLineWriter();
  #shape: ItemShape | undefined;

  constructor(sortAttribute: string) {
    this.#sortAttribute = sortAttribute;
  }

  /**
   * The records in the order of the page, in batches of at most {@link mostInBatch}. Each batch is read from the page
   * when it is asked for, and is independent of the page's memory after that.
   */
  *of(page: ItemPage): Generator<PageRecord[], void, undefined> {
    let batch: PageRecord[] = [];
    let at = 0;
    for (let row = 0; row < page.rows; row += 1) {
      batch.push(this.#recordAt(page, at));
      at += fieldsPerItem + Math.max(0, page.map[at + 2] as number) * fieldsPerAttribute;
      if (batch.length < mostInBatch) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #recordAt(page: ItemPage, at: number): PageRecord {
    const attributes = page.map[at + 2] as number;
    const shape = attributes === notFlat ? undefined : this.#shapeOf(page, at + fieldsPerItem, attributes);
    if (shape) return this.#flatRecord(page, at + fieldsPerItem, shape);
    const item = parseItem(page.bytes.toString('utf8', page.map[at], page.map[at + 1]));
    return { key: item[this.#sortAttribute]?.S ?? '', line: this.#line(item) };
  }

  #flatRecord(page: ItemPage, at: number, shape: ItemShape): PageRecord {
    let line = '';
    for (const index of shape.sorted) {
      const field = at + index * fieldsPerAttribute;
      line += `${line === '' ? '{' : ','}${attributeAt(page, field, shape.names[index] ?? '')}`;
    }
    const key = shape.names.indexOf(this.#sortAttribute);
    return { key: key === -1 ? '' : textAt(page, at + key * fieldsPerAttribute), line: `${line}}` };
  }

  #shapeOf(page: ItemPage, at: number, attributes: number): ItemShape | undefined {
    if (this.#shape?.fits(page, at, attributes)) return this.#shape;
    this.#shape = ItemShape.of(page, at, attributes, []);
    return this.#shape;
  }
}

/**
 * A page has thousands of items. As strings they take several times the page, and what is alive at a collection of the
 * young generation moves to the old one. With batches of 64 a check has a heap of 40 MB, with 256 one of 100 MB.
 */
export const mostInBatch = 64;

/** DynamoDB's own form of an attribute is that of an archive, unless the text is escaped (flat-item.ts). */
function attributeAt(page: ItemPage, field: number, name: string): string {
  const { bytes, map } = page;
  if (!((map[field + 3] as number) & isEscaped))
    return bytes.toString('utf8', map[field], (map[field + 2] as number) + closing);
  const text = textAt(page, field);
  return `${quote(name)}:${attributeJson((map[field + 3] as number) & isNumber ? { N: text } : { S: text }, name)}`;
}

/** The bytes between the end of a value and the end of its attribute: `"}`. */
const closing = 2;
