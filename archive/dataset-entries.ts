import type { Dataset } from '../ledger/datasets.ts';
import type { Item } from './attribute-value.ts';
import { byteOrderMark, csvHeader, csvRecordWriter } from './csv.ts';
import type { EntryWriter, WrittenEntry } from './entry-writer.ts';
import { jsonLineWriter } from './jsonl.ts';

/** The two entries of a dataset as they were written. */
export interface WrittenDataset {
  readonly rows: number;
  readonly csv: WrittenEntry;
  readonly jsonl: WrittenEntry;
  /** Attributes seen that are no column, so that only the JSONL entry carries them; in code-unit order. */
  readonly attributesNotInCsv: readonly string[];
}

/** Writes a dataset's items, page by page, into its CSV and its JSONL entry in one pass. */
export class DatasetEntries {
  readonly #csv: Chunks;
  readonly #jsonl: Chunks;
  readonly #record: (item: Item) => string;
  readonly #line = jsonLineWriter();
  readonly #columns: ReadonlySet<string>;
  readonly #notInCsv = new Set<string>();
  #rows = 0;

  constructor(dataset: Dataset, entries: { readonly csv: EntryWriter; readonly jsonl: EntryWriter }) {
    this.#csv = new Chunks(entries.csv, byteOrderMark + csvHeader(dataset.columns));
    this.#jsonl = new Chunks(entries.jsonl, '');
    this.#record = csvRecordWriter(dataset.columns);
    this.#columns = new Set(dataset.columns);
  }

  /** Items in the order in which they shall stand. Throws ItemUnwritable; the entries are then good for nothing. */
  async write(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      this.#rows += 1;
      for (const name in item) if (!this.#columns.has(name)) this.#notInCsv.add(name);
      if (this.#csv.add(this.#record(item))) await this.#csv.flush();
      if (this.#jsonl.add(`${this.#line(item)}\n`)) await this.#jsonl.flush();
    }
  }

  async end(): Promise<WrittenDataset> {
    const [csv, jsonl] = [await this.#csv.end(), await this.#jsonl.end()];
    return { rows: this.#rows, csv, jsonl, attributesNotInCsv: [...this.#notInCsv].sort() };
  }
}

/** Text gathered into chunks of the size that the deflater likes. */
class Chunks {
  readonly #entry: EntryWriter;
  #text: string;

  constructor(entry: EntryWriter, start: string) {
    this.#entry = entry;
    this.#text = start;
  }

  /** True when it is time to flush. */
  add(text: string): boolean {
    this.#text += text;
    return this.#text.length >= chunkCharacters;
  }

  async flush(): Promise<void> {
    const chunk = Buffer.from(this.#text, 'utf8');
    this.#text = '';
    await this.#entry.write(chunk);
  }

  async end(): Promise<WrittenEntry> {
    if (this.#text !== '') await this.flush();
    return this.#entry.end();
  }
}

/** 64 KiB of ASCII, three times that of Japanese: within the 64 to 256 KiB where throughput is flat. */
const chunkCharacters = 64 * 1024;
