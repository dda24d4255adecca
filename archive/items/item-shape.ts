import type { ItemPage } from './item-page.ts';
import { fieldsPerAttribute, valueAfterName } from './item-page.ts';

/** The names of an item's attributes in their stored order. Most items of a table share one shape. */
export class ItemShape {
  readonly names: readonly string[];
  /** Indices of the attributes in code-unit order of their names. */
  readonly sorted: readonly number[];
  /** For each column, the index of its attribute, or -1. */
  readonly columns: readonly number[];
  readonly #bytes: readonly Buffer[];

  private constructor(names: readonly string[], columns: readonly string[]) {
    this.names = names;
    this.sorted = names.map((_, index) => index).sort((a, b) => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1));
    this.columns = columns.map((column) => names.indexOf(column));
    this.#bytes = names.map((name) => Buffer.from(name));
  }

  /** The shape of the item whose attributes are at `at` in the page's map; undefined when a name occurs twice. */
  static of(page: ItemPage, at: number, attributes: number, columns: readonly string[]): ItemShape | undefined {
    const names = Array.from({ length: attributes }, (_, index) => nameAt(page, at + index * fieldsPerAttribute));
    return new Set(names).size === names.length ? new ItemShape(names, columns) : undefined;
  }

  fits({ bytes, map }: ItemPage, at: number, attributes: number): boolean {
    if (attributes !== this.#bytes.length) return false;
    let field = at;
    for (const name of this.#bytes) {
      const start = (map[field] as number) + 1;
      if ((map[field + 1] as number) - valueAfterName - start !== name.length) return false;
      for (let index = 0; index < name.length; index += 1) if (bytes[start + index] !== name[index]) return false;
      field += fieldsPerAttribute;
    }
    return true;
  }
}

function nameAt({ bytes, map }: ItemPage, at: number): string {
  return bytes.toString('utf8', (map[at] as number) + 1, (map[at + 1] as number) - valueAfterName);
}
