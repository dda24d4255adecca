import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';

export const csvEntryName = (dataset: DatasetName): string => `${dataset}.csv`;
export const jsonlEntryName = (dataset: DatasetName): string => `${dataset}.jsonl`;
export const manifestEntryName = 'manifest.json';
export const readmeEntryName = 'README.txt';

/**
 * The entries of an archive by format version, in the order in which the zip holds them: the tables for people, the
 * same tables for programs, and the entries that prove them. Every reader takes the allowed names from here.
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

/** The version that this program writes. */
export const formatVersion = 1;

/** The entries of an archive of {@link formatVersion}. */
export const entryNames: readonly string[] = entryNamesByVersion.get(formatVersion) ?? [];
