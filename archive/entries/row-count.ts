/** Counts the data rows of an entry while its bytes are streamed. */
export interface RowCount {
  add(chunk: Uint8Array): void;
  /** Call it after the last chunk. NaN when the entry ends inside a row. */
  rows(): number;
}

/** The row counter for an entry of this name; undefined for an entry without rows. */
export function rowCountOf(entryName: string): RowCount | undefined {
  if (entryName.endsWith('.csv')) return new CsvRowCount();
  if (entryName.endsWith('.jsonl')) return new LineCount();
  return undefined;
}

const [lineFeed, quote] = [0x0a, 0x22];

/** JSON never has a bare line feed inside a line. */
class LineCount implements RowCount {
  #lines = 0;
  #last = lineFeed;

  add(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) this.#lines += 1;
    this.#last = chunk.at(-1) ?? this.#last;
  }

  rows(): number {
    return this.#last === lineFeed ? this.#lines : NaN;
  }
}

/**
 * A line feed ends a record unless an odd number of quotes came before it. Doubled quotes inside a cell count twice and
 * change nothing.
 */
class CsvRowCount implements RowCount {
  #records = 0;
  #quoted = false;
  #last = lineFeed;

  add(chunk: Uint8Array): void {
    let [records, quoted] = [0, this.#quoted];
    // An index loop, because the array's iterator and repeated `indexOf` calls are both slower.
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] as number;
      if (byte > quote) continue;
      if (byte === quote) quoted = !quoted;
      else if (byte === lineFeed && !quoted) records += 1;
    }
    this.#records += records;
    this.#quoted = quoted;
    this.#last = chunk.at(-1) ?? this.#last;
  }

  rows(): number {
    return this.#quoted || this.#last !== lineFeed || this.#records === 0 ? NaN : this.#records - 1;
  }
}
