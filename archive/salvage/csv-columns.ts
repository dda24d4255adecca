import type { Dataset } from '../../ledger/datasets.ts';
import { mostLineBytes } from '../copy/record-reader.ts';
import { byteOrderMark } from '../entries/csv.ts';
import { csvCells } from './csv-cells.ts';
import { csvRecordTexts } from './csv-record-texts.ts';
import type { ExaminedEntry } from './examine-entry.ts';

/** The columns by the header of a CSV entry; undefined when it does not name what the keys are made of. */
export async function csvColumns(csv: ExaminedEntry, dataset: Dataset): Promise<readonly string[] | undefined> {
  const { dayAttribute, withinDayAttribute, sortAttribute } = dataset;
  const needed = dayAttribute === null ? [sortAttribute] : [dayAttribute, withinDayAttribute ?? sortAttribute];
  for await (const { text } of csvRecordTexts(csv.content(), mostLineBytes)) {
    const columns = text?.startsWith(byteOrderMark) ? csvCells(text.slice(1))?.map((cell) => cell.text) : undefined;
    return columns && needed.every((name) => columns.includes(name)) ? columns : undefined;
  }
  return undefined;
}
