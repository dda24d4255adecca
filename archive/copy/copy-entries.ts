import { viewerEntryName } from '../entries/entry-names.ts';
import type { ZipEntry } from '../zip/open-zip.ts';
import { shownName } from '../zip/zip-refused.ts';
import { CopyRefused } from './copy-refused.ts';

/**
 * The entries of a copy by their names without a folder. A person's own system may have packed the files again inside a
 * folder, and may have added files of its own; those are left out.
 *
 * @throws CopyRefused when the entries are in more than one folder.
 */
export function copyEntries(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  let folder: string | undefined;
  for (const entry of entries) {
    if (isBeside(entry.name)) continue;
    const nameAt = entry.name.lastIndexOf('/') + 1;
    folder ??= entry.name.slice(0, nameAt);
    if (entry.name.slice(0, nameAt) !== folder) throw new CopyRefused('TWO_FOLDERS', { entry: shownName(entry.name) });
    found.set(entry.name.slice(nameAt), entry);
  }
  return found;
}

/** Files that macOS and Windows add to a folder without being asked, and the viewer, which holds no record. */
function isBeside(name: string): boolean {
  const parts = name.split('/');
  const file = parts.at(-1) ?? '';
  return (
    parts.includes('__MACOSX') ||
    file.startsWith('._') ||
    systemFiles.has(file.toLowerCase()) ||
    file === viewerEntryName
  );
}

const systemFiles = new Set(['.ds_store', 'desktop.ini', 'thumbs.db']);
