import type { DatasetName } from '../../ledger/datasets.ts';
import type { Language } from '../../ledger/language.ts';
import { BalanceRecords } from './balance-records.ts';
import { csvColumns } from './csv-columns.ts';
import type { CsvRecords } from './csv-records.ts';
import type { MasterCells } from './master-cells.ts';
import { kindRecord, methodRecord } from './master-records.ts';
import { SlipRecords } from './slip-records.ts';

/** The CSV of a dataset: its header in a language, and its records. `masters` must be complete before the first slip or balance. */
export function datasetRecords(
  dataset: DatasetName,
  masters: MasterCells,
  language: Language,
): { readonly header: readonly string[]; readonly records: CsvRecords } {
  return {
    header: csvColumns[dataset].map(({ header }) => header[language]),
    records: recordsOf(dataset, masters, language),
  };
}

function recordsOf(dataset: DatasetName, masters: MasterCells, language: Language): CsvRecords {
  switch (dataset) {
    case 'slips':
      return new SlipRecords(masters);
    case 'balances':
      return new BalanceRecords(masters);
    case 'kinds':
      return { record: kindRecord(language) };
    case 'methods':
      return { record: methodRecord };
  }
}
