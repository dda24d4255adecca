/**
 * A column of texts. Each distinct text is held once, and a row is a number: a ledger repeats its days, kinds, methods
 * and amounts. It can be sent from a worker to the page as it is.
 */
export interface TextColumn {
  readonly texts: readonly string[];
  /** For each row the place of its text in `texts`. */
  readonly at: Uint32Array<ArrayBuffer>;
}

export class TextColumnBuilder {
  readonly #texts: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #at: Uint32Array<ArrayBuffer>;
  #rows = 0;

  /** @param mostRows no more rows may be pushed. */
  constructor(mostRows: number) {
    this.#at = new Uint32Array(mostRows);
  }

  push(text: string): void {
    let place = this.#places.get(text);
    if (place === undefined) {
      place = this.#texts.length;
      this.#texts.push(text);
      this.#places.set(text, place);
    }
    this.#at[this.#rows] = place;
    this.#rows += 1;
  }

  column(): TextColumn {
    return { texts: this.#texts, at: this.#at.slice(0, this.#rows) };
  }
}

export function textAt({ texts, at }: TextColumn, row: number): string {
  return texts[at[row] ?? -1] ?? '';
}
