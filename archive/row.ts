import type { Item } from './attribute-value.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, isEscaped, isNumber } from './item-page.ts';
import type { ItemShape } from './item-shape.ts';

/** An item on its way into the archive. Ask at once: it is the next item a moment later. */
export interface Row {
  /** The attribute, when it is a string. */
  string(name: string): string | undefined;
  /** The attribute's digits, when it is a number. */
  number(name: string): string | undefined;
}

/** A row that lies in a page's bytes: a string is made of it only where one is asked for. */
export class FlatRow implements Row {
  #page: ItemPage;
  #at: number;
  #shape: ItemShape;

  constructor(page: ItemPage, at: number, shape: ItemShape) {
    this.#page = page;
    this.#at = at;
    this.#shape = shape;
  }

  string(name: string): string | undefined {
    return this.#read(name, 0);
  }

  number(name: string): string | undefined {
    return this.#read(name, isNumber);
  }

  #read(name: string, type: number): string | undefined {
    const index = this.#shape.names.indexOf(name);
    const field = this.#at + index * fieldsPerAttribute;
    if (index === -1 || ((this.#page.map[field + 3] as number) & isNumber) !== type) return undefined;
    return textAt(this.#page, field);
  }
}

/** The value of the attribute at `field` of the page's map. */
export function textAt({ bytes, map }: ItemPage, field: number): string {
  const [start, end] = [map[field + 1] as number, map[field + 2] as number];
  if ((map[field + 3] as number) & isEscaped) return JSON.parse(bytes.toString('utf8', start - 1, end + 1)) as string;
  return bytes.toString('utf8', start, end);
}

/** A row of an item that was read in the plain way. */
export function rowOfItem(item: Item): Row {
  return { string: (name) => item[name]?.S, number: (name) => item[name]?.N };
}
