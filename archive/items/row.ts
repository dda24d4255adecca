import { AsciiTexts } from './ascii-texts.ts';
import type { Item } from './attribute-value.ts';
import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, isEscaped, isNumber } from './item-page.ts';
import type { ItemShape } from './item-shape.ts';

/** An item on its way into the archive. Read it before the next item: the same object is reused for every row. */
export interface Row {
  /** The attribute, when it is a string. Of a longer string, only the first `length` characters. */
  string(name: string, length?: number): string | undefined;
  /**
   * The part of a string before the first `separator`, which is one ASCII character. Without a separator, the whole
   * string.
   */
  before(separator: string, name: string): string | undefined;
  /** The attribute's digits, when it is a number. */
  number(name: string): string | undefined;
}

/**
 * A row inside the bytes of a page. A string is made only of an attribute that is asked for. One object is moved from
 * item to item.
 */
export class FlatRow implements Row {
  readonly #texts = new AsciiTexts();
  #page: ItemPage | undefined;
  #at = 0;
  #names: readonly string[] = [];

  /** `at` is where the item's attributes begin in the page's map. */
  moveTo(page: ItemPage, at: number, shape: ItemShape): void {
    this.#page = page;
    this.#at = at;
    this.#names = shape.names;
  }

  string(name: string, length = Infinity): string | undefined {
    return this.#read(name, 0, length, none)?.slice(0, length);
  }

  before(separator: string, name: string): string | undefined {
    const text = this.#read(name, 0, Infinity, separator.charCodeAt(0));
    const end = text?.indexOf(separator) ?? -1;
    return end === -1 ? text : text?.slice(0, end);
  }

  number(name: string): string | undefined {
    return this.#read(name, isNumber, Infinity, none);
  }

  /**
   * May return more than the first `longest` characters, and more than the part before the separator. It cuts only
   * where that saves a string.
   */
  #read(name: string, type: number, longest: number, separator: number): string | undefined {
    const page = this.#page;
    const index = this.#names.indexOf(name);
    if (!page || index === -1) return undefined;
    const field = this.#at + index * fieldsPerAttribute;
    const known = page.map[field + 3] as number;
    if ((known & isNumber) !== type) return undefined;
    if (known & isEscaped) return textAt(page, field);
    const start = page.map[field + 1] as number;
    const last = Math.min(page.map[field + 2] as number, start + longest);
    let end = start;
    while (end < last && page.bytes[end] !== separator) end += 1;
    return this.#texts.read(page.bytes, start, end) ?? textAt(page, field);
  }
}

/** No byte has this value. */
const none = -1;

/** The value of the attribute at `field` of the page's map. */
export function textAt({ bytes, map }: ItemPage, field: number): string {
  const [start, end] = [map[field + 1] as number, map[field + 2] as number];
  if ((map[field + 3] as number) & isEscaped) return JSON.parse(bytes.toString('utf8', start - 1, end + 1)) as string;
  return bytes.toString('utf8', start, end);
}

/** A row of an item that was read in the plain way. */
export function rowOfItem(item: Item): Row {
  return {
    string: (name, length = Infinity) => item[name]?.S?.slice(0, length),
    before: (separator, name) => item[name]?.S?.split(separator, 1)[0],
    number: (name) => item[name]?.N,
  };
}
