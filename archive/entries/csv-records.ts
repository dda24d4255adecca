import type { Item } from '../items/attribute-value.ts';
import type { FlatItem } from '../items/flat-item.ts';
import type { EntryChunks } from './entry-chunks.ts';

/** Writes the items of a dataset as CSV records for people. */
export interface CsvRecords {
  /** The record of any item, with its line end. This is the rule for both ways. Throws ItemUnwritable. */
  record(item: Item): string;
  /**
   * Writes the same record from the bytes of a flat item. False when the item needs the other way; nothing is written
   * then. Absent for a master, whose few records all go that way.
   */
  write?(item: FlatItem, csv: EntryChunks): boolean;
}
