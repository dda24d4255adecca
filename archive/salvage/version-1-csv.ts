import { csvCell } from '../entries/csv.ts';
import type { Item } from '../items/attribute-value.ts';

/**
 * Writes an item as a record of the CSV of version 1: a cell for each of the attributes, and the line end. Made for a
 * comparison with what such an archive holds. Throws ItemUnwritable.
 */
export function version1Record(columns: readonly string[]): (item: Item) => string {
  return (item) => {
    let record = '';
    for (const [index, name] of columns.entries())
      record += `,${csvCell(item[name], name, { beginsRecord: index === 0 })}`;
    return `${record.slice(1)}\r\n`;
  };
}
