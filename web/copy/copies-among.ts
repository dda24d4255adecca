import type { Chosen } from './copy-files.ts';
import { isSystemFile, manifestName, nameOf } from './copy-files.ts';

/** What a person chose at once, copy by copy. */
export interface CopiesAmong {
  /** Of each copy its zip alone, or the files that lie in its folder. */
  readonly copies: readonly (readonly Chosen[])[];
  /** Files that belong to no copy. */
  readonly leftOut: number;
}

/**
 * Each zip is a copy, and so is each folder with a manifest. Files without either are one copy: opening it says what is
 * missing.
 */
export function copiesAmong(chosen: readonly Chosen[]): CopiesAmong {
  const files = chosen.filter(({ path }) => !isSystemFile(path));
  const zips = files.filter(({ path }) => /\.zip$/i.test(path));
  const folders = new Set(files.filter(({ path }) => nameOf(path) === manifestName).map(({ path }) => folderOf(path)));
  const unpacked = [...folders].map((folder) =>
    files.filter((file) => folderOf(file.path) === folder && !zips.includes(file)),
  );
  const copies = [...unpacked, ...zips.map((zip) => [zip])];
  if (copies.length === 0) return { copies: [files.length > 0 ? files : chosen], leftOut: 0 };
  return { copies, leftOut: files.length - copies.flat().length };
}

const folderOf = (path: string): string => path.slice(0, path.length - nameOf(path).length);
