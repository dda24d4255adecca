import { entryNames, manifestEntryName } from '../entries/entry-names.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { openZip } from '../zip/open-zip.ts';
import { openArchiveCopy } from './archive-copy.ts';
import type { Copy } from './copy.ts';
import { copyEntries } from './copy-entries.ts';
import { CopyRefused, refusingCopies } from './copy-refused.ts';
import { isLegacyEntryName, openLegacyCopy } from './legacy-copy.ts';

export interface OpenCopyOptions {
  /** The most bytes that all entries together may have when they are unpacked. @default the most that an export writes */
  readonly mostUnpackedBytes?: number;
}

/**
 * Recognises a person's file as a copy and opens it. The file may have been unpacked and packed again by the person's
 * own system: entries in any order, stored or deflated, in one folder, beside the system's own files.
 *
 * Of an archive of this program, every entry of its manifest must be there, unchanged by SHA-256, and nothing else. This
 * includes the entries that no restore reads: a person who has edited a CSV expects the edit to be restored, and must
 * learn that it is not.
 *
 * @throws CopyRefused, and any error of `source`.
 */
export function openCopy(source: ByteSource, options: OpenCopyOptions = {}): Promise<Copy> {
  const { mostUnpackedBytes = entryNames.length * 2 ** 32 } = options;
  return refusingCopies(async () => {
    const zip = await openZip(source);
    const entries = copyEntries(zip.entries);
    if (entries.has(manifestEntryName)) return openArchiveCopy(zip, entries, mostUnpackedBytes);
    if ([...entries.keys()].some(isLegacyEntryName)) return openLegacyCopy(zip, entries, mostUnpackedBytes);
    throw new CopyRefused('NOT_A_COPY');
  });
}
