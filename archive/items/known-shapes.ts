import type { ItemPage } from './item-page.ts';
import { ItemShape } from './item-shape.ts';

/** Remembers the latest shapes of flat items, because most items of a table share one. */
export class KnownShapes {
  readonly #columns: readonly string[];
  readonly #onNew: (shape: ItemShape) => void;
  /** The newest first. */
  #shapes: readonly ItemShape[] = [];

  /** `onNew` is called for each shape that is not remembered. It may be called again for one that was forgotten. */
  constructor(columns: readonly string[], onNew: (shape: ItemShape) => void = () => undefined) {
    this.#columns = columns;
    this.#onNew = onNew;
  }

  /** The shape of the item whose attributes are at `at` in the page's map; undefined when a name occurs twice. */
  of(page: ItemPage, at: number, attributes: number): ItemShape | undefined {
    const [latest] = this.#shapes;
    if (latest?.fits(page, at, attributes)) return latest;
    let shape = this.#shapes.find((known) => known.fits(page, at, attributes));
    if (!shape) {
      shape = ItemShape.of(page, at, attributes, this.#columns);
      if (!shape) return undefined;
      this.#onNew(shape);
    }
    this.#shapes = [shape, ...this.#shapes.filter((known) => known !== shape)].slice(0, shapesKept);
    return shape;
  }
}

/**
 * A table that people filled has fewer shapes. A table in which every item has other attributes is only handled more
 * slowly.
 */
const shapesKept = 8;
