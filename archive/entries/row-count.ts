/** Counts the data rows of an entry as its bytes stream past. */
export interface RowCount {
  add(chunk: Uint8Array): void;
  /** After the last chunk. NaN when the entry ends inside a row. */
  rows(): number;
}

/** How an entry's rows are counted, by its name; undefined for an entry that holds none. */
export function rowCountOf(entryName: string): RowCount | undefined {
  if (entryName.endsWith('.csv')) return new CsvRowCount();
  if (entryName.endsWith('.jsonl')) return new LineCount();
  return undefined;
}

const [lineFeed, quote] = [0x0a, 0x22];

/** JSON has no bare line feed inside a line. */
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

/** A line feed ends a record unless an odd number of quotes stands before it: doubled quotes inside a cell count twice and change nothing. */
class CsvRowCount implements RowCount {
  #records = 0;
  #quoted = false;
  #last = lineFeed;

  add(chunk: Uint8Array): void {
    let [records, quoted] = [0, this.#quoted];
    // Not by the array's iterator, nor from find to find: both are slower.
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
