import type { DatasetName } from '../ledger/datasets.ts';
import { datasets } from '../ledger/datasets.ts';

export const csvEntryName = (dataset: DatasetName): string => `${dataset}.csv`;
export const jsonlEntryName = (dataset: DatasetName): string => `${dataset}.jsonl`;
export const manifestEntryName = 'manifest.json';
export const readmeEntryName = 'README.txt';

/** All entries of an archive, in the order in which the zip holds them: the tables for people, the same for programs, what proves them. */
export const entryNames: readonly string[] = [
  ...datasets.map(({ name }) => csvEntryName(name)),
  ...datasets.map(({ name }) => jsonlEntryName(name)),
  manifestEntryName,
  readmeEntryName,
];
