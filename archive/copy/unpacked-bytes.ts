import type { ZipEntry } from '../zip/open-zip.ts';
import { shownName } from '../zip/zip-refused.ts';
import { CopyRefused } from './copy-refused.ts';

/**
 * Refuses entries that say they have more than `most` bytes together. `readEntry` never gives more than an entry says, so
 * a small zip cannot become a large amount of work.
 *
 * @throws CopyRefused which names the entry that passes the limit.
 */
export function requireUnpackedBytes(entries: readonly ZipEntry[], most: number): void {
  let bytes = 0;
  for (const entry of entries) {
    bytes += entry.uncompressedBytes;
    if (bytes > most) throw new CopyRefused('TOO_LARGE', { entry: shownName(entry.name), bytes, most });
  }
}
