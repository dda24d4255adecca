import type { DatasetName } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';

export const csvEntryName = (dataset: DatasetName): string => `${dataset}.csv`;
export const jsonlEntryName = (dataset: DatasetName): string => `${dataset}.jsonl`;
export const manifestEntryName = 'manifest.json';
export const readmeEntryName = 'README.txt';
export const viewerEntryName = 'viewer.html';

/** The version that this program writes. */
export const formatVersion = 2;

const csvNames = datasets.map(({ name }) => csvEntryName(name));
const jsonlNames = datasets.map(({ name }) => jsonlEntryName(name));

/**
 * The entries of an archive of {@link formatVersion}, in the order in which the zip holds them. The records come first,
 * with what proves them: a file that is cut off then loses the tables for people, which give no record back.
 */
export const entryNames: readonly string[] = [...jsonlNames, manifestEntryName, readmeEntryName, ...csvNames];

/** Of version 1. */
export const version1EntryNames: readonly string[] = [...csvNames, ...jsonlNames, manifestEntryName, readmeEntryName];

/** By format version, the lists of entries that an archive may have. */
export type EntryListsByVersion = ReadonlyMap<number, readonly (readonly string[])[]>;

/**
 * Every reader takes the allowed names from here. `viewer.html` is a tool and no record: it may be missing, it may be
 * another one, and no manifest describes it.
 */
export const entryListsByVersion: EntryListsByVersion = new Map([
  [1, [version1EntryNames]],
  [formatVersion, [entryNames, [...entryNames, viewerEntryName]]],
]);

/** The names that an archive of any version may have. */
export const allEntryNames: ReadonlySet<string> = new Set([...entryListsByVersion.values()].flat(2));

/** Whether these are the names of an archive of this version, in their order. */
export function areEntriesOf(version: number, names: readonly string[], lists = entryListsByVersion): boolean {
  return (lists.get(version) ?? []).some((list) => isSameList(list, names));
}

/** Whether these are the entries that a manifest of this version names: all but itself and the viewer. */
export function areClaimedEntriesOf(version: number, names: readonly string[]): boolean {
  return (entryListsByVersion.get(version) ?? []).some((list) => isSameList(list.filter(isClaimed), names));
}

/** Whether a manifest describes the entry of this name. */
export const isClaimed = (name: string): boolean => name !== manifestEntryName && name !== viewerEntryName;

function isSameList(list: readonly string[], names: readonly string[]): boolean {
  return list.length === names.length && list.every((name, index) => name === names[index]);
}
