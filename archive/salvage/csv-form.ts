import type { Dataset } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import { languages } from '../../ledger/language.ts';
import { mostLineBytes } from '../copy/record-reader.ts';
import { byteOrderMark } from '../entries/csv.ts';
import { csvColumns } from '../entries/csv-columns.ts';
import { csvCells } from './csv-cells.ts';
import { csvRecordTexts } from './csv-record-texts.ts';
import type { ExaminedEntry } from './examine-entry.ts';

/**
 * What a CSV entry is by its header. Of version 1: a cell for each of these attributes, so that records can be made of
 * it. Of version 2: a table for people in a language, from which nothing is read back.
 */
export type CsvForm = { readonly columns: readonly string[] } | { readonly forPeopleIn: Language };

/** Undefined when the header is that of neither version. */
export async function csvForm(csv: ExaminedEntry, dataset: Dataset): Promise<CsvForm | undefined> {
  const { dayAttribute, withinDayAttribute, sortAttribute } = dataset;
  const needed = dayAttribute === null ? [sortAttribute] : [dayAttribute, withinDayAttribute ?? sortAttribute];
  const header = await headerOf(csv);
  if (!header) return undefined;
  if (needed.every((name) => header.includes(name))) return { columns: header };
  const language = languages.find((one) =>
    csvColumns[dataset.name].every((column, index) => column.header[one] === header[index]),
  );
  return language === undefined ? undefined : { forPeopleIn: language };
}

async function headerOf(csv: ExaminedEntry): Promise<readonly string[] | undefined> {
  for await (const { text } of csvRecordTexts(csv.content(), mostLineBytes))
    return text?.startsWith(byteOrderMark) ? csvCells(text.slice(1))?.map((cell) => cell.text) : undefined;
  return undefined;
}
