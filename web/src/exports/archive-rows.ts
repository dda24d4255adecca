import type { DatasetName } from '../../../ledger/datasets.ts';
import { datasets } from '../../../ledger/datasets.ts';

interface CountedEntry {
  readonly name: string;
  readonly rows?: number | null;
}

/**
 * The number of rows of each kind in an archive. An archive has every dataset twice, as CSV and as JSON lines, with the
 * same rows. Only the CSV entries are counted.
 */
export function archiveRows(
  entries: readonly CountedEntry[],
): readonly { readonly dataset: DatasetName; readonly rows: number }[] {
  return datasets.flatMap(({ name: dataset }) => {
    const rows = entries.find(({ name }) => name === `${dataset}.csv`)?.rows;
    return typeof rows === 'number' ? [{ dataset, rows }] : [];
  });
}

/** Only slips and balances. Kinds and methods are in every copy, whatever its period. */
export function periodRows(entries: readonly CountedEntry[]): number {
  return archiveRows(entries)
    .filter(({ dataset }) => dataset === 'slips' || dataset === 'balances')
    .reduce((sum, { rows }) => sum + rows, 0);
}
