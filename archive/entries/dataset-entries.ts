import type { Dataset } from '../../ledger/datasets.ts';
import type { Item } from '../items/attribute-value.ts';
import { writeFlatLine } from '../items/flat-item.ts';
import { parseItem } from '../items/item-json.ts';
import type { ItemPage } from '../items/item-page.ts';
import { fieldsPerAttribute, fieldsPerItem, notFlat } from '../items/item-page.ts';
import { KnownShapes } from '../items/known-shapes.ts';
import type { Row } from '../items/row.ts';
import { FlatRow, rowOfItem } from '../items/row.ts';
import { byteOrderMark, csvHeader } from './csv.ts';
import type { CsvRecords } from './csv-records.ts';
import { EntryChunks } from './entry-chunks.ts';
import type { ArchiveEntry, WrittenEntry } from './entry-writer.ts';
import { jsonLineWriter } from './jsonl.ts';

/** The two entries of a dataset as they were written. */
export interface WrittenDataset {
  readonly rows: number;
  readonly csv: WrittenEntry;
  readonly jsonl: WrittenEntry;
  /** Attributes that are not columns, so that only the JSONL entry carries them; in code-unit order. */
  readonly attributesNotInCsv: readonly string[];
}

/**
 * Writes a dataset's items, page by page, into its CSV and its JSONL entry in one pass. Flat items are copied byte by
 * byte (flat-item.ts, slip-records.ts). All other items go through `CsvRecords.record` and `jsonLineWriter`, with the
 * same output.
 */
export class DatasetEntries {
  readonly #csv: EntryChunks;
  readonly #jsonl: EntryChunks;
  readonly #records: CsvRecords;
  readonly #line = jsonLineWriter();
  readonly #columns: readonly string[];
  readonly #flatRow = new FlatRow();
  readonly #notInCsv = new Set<string>();
  readonly #shapes: KnownShapes;
  #rows = 0;

  /** `header` are the cells of the first record. */
  constructor(
    dataset: Dataset,
    entries: { readonly csv: ArchiveEntry; readonly jsonl: ArchiveEntry },
    { header, records }: { readonly header: readonly string[]; readonly records: CsvRecords },
  ) {
    this.#csv = new EntryChunks(entries.csv);
    this.#jsonl = new EntryChunks(entries.jsonl);
    this.#csv.text(byteOrderMark + csvHeader(header));
    this.#records = records;
    this.#columns = dataset.columns;
    this.#shapes = new KnownShapes(dataset.columns, ({ names }) => this.#noteNames(names));
  }

  /**
   * Writes the items in the given order and calls `onRow` for each. Throws ItemUnwritable; the entries are unusable
   * after that.
   */
  async write(page: ItemPage, onRow: (row: Row) => void): Promise<void> {
    let at = 0;
    for (let row = 0; row < page.rows; row += 1) {
      onRow(this.#writeItem(page, at));
      at += fieldsPerItem + Math.max(0, page.map[at + 2] as number) * fieldsPerAttribute;
      if (this.#csv.full) await this.#csv.flush();
      if (this.#jsonl.full) await this.#jsonl.flush();
    }
    this.#rows += page.rows;
  }

  async end(): Promise<WrittenDataset> {
    const [csv, jsonl] = [await this.#csv.end(), await this.#jsonl.end()];
    return { rows: this.#rows, csv, jsonl, attributesNotInCsv: [...this.#notInCsv].sort() };
  }

  #writeItem(page: ItemPage, at: number): Row {
    const attributes = page.map[at + 2] as number;
    const shape = attributes === notFlat ? undefined : this.#shapes.of(page, at + fieldsPerItem, attributes);
    if (shape) {
      const flat = { page, at: at + fieldsPerItem, shape };
      writeFlatLine(flat, this.#jsonl);
      if (!this.#records.write?.(flat, this.#csv)) this.#csv.text(this.#records.record(itemAt(page, at)));
      this.#flatRow.moveTo(page, at + fieldsPerItem, shape);
      return this.#flatRow;
    }
    const item = itemAt(page, at);
    this.#noteNames(Object.keys(item));
    this.#csv.text(this.#records.record(item));
    this.#jsonl.text(`${this.#line(item)}\n`);
    return rowOfItem(item);
  }

  #noteNames(names: readonly string[]): void {
    for (const name of names) if (!this.#columns.includes(name)) this.#notInCsv.add(name);
  }
}

function itemAt({ bytes, map }: ItemPage, at: number): Item {
  return parseItem(bytes.toString('utf8', map[at], map[at + 1]));
}
