import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';

export const csvEntryName = (dataset: DatasetName): string => `${dataset}.csv`;
export const jsonlEntryName = (dataset: DatasetName): string => `${dataset}.jsonl`;
export const manifestEntryName = 'manifest.json';
export const readmeEntryName = 'README.txt';

/**
 * The entries of an archive by the version of its format, in the order in which the zip holds them: the tables for people, the same for
 * programs, what proves them. Every reader takes the names it allows from here.
 */
export const entryNamesByVersion: ReadonlyMap<number, readonly string[]> = new Map([
  [
    1,
    [
      ...datasets.map(({ name }) => csvEntryName(name)),
      ...datasets.map(({ name }) => jsonlEntryName(name)),
      manifestEntryName,
      readmeEntryName,
    ],
  ],
]);

/** The version that is written. */
export const formatVersion = 1;

/** The entries of an archive that is written. */
export const entryNames: readonly string[] = entryNamesByVersion.get(formatVersion) ?? [];
