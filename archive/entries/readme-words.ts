import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import type { Period } from '../../ledger/period.ts';
import { csvColumns } from './csv-columns.ts';
import { csvEntryName } from './entry-names.ts';

/** The days that a copy covers. */
export interface Covered {
  /** The days that were requested; null for everything. */
  readonly asked: Period | null;
  /** The first and the last day found; undefined when there is none. */
  readonly days: Period | undefined;
  readonly recordsOutsideDays: number;
  /** Made of a damaged copy, so records may be missing. */
  readonly isSalvaged: boolean;
}

/** Each CSV with its contents in a sentence, and below it every column. */
export function tablesIn(language: Language, about: Readonly<Record<DatasetName, string>>): string[] {
  return datasets.flatMap(({ name }) => [
    `${csvEntryName(name)}  ${about[name]}`,
    ...csvColumns[name].map(({ header, about: text }) => `  ${header[language]}: ${text[language]}`),
    '',
  ]);
}
