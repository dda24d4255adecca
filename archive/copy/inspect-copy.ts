import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { entryNames, manifestEntryName } from '../entries/entry-names.ts';
import { rowCountOf } from '../entries/row-count.ts';
import type { ClaimedEntries } from '../manifest.ts';
import { maxManifestBytes } from '../manifest.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import type { OpenZip, ZipEntry } from '../zip/open-zip.ts';
import { openZip } from '../zip/open-zip.ts';
import { readEntry } from '../zip/read-entry.ts';
import { shownName, ZipRefused } from '../zip/zip-refused.ts';
import type { AboutCopy } from './copy.ts';
import { copyEntries } from './copy-entries.ts';
import { CopyRefused, refusingCopies } from './copy-refused.ts';
import { isLegacyEntryName } from './legacy-copy.ts';
import { readManifest } from './read-manifest.ts';
import { requireUnpackedBytes } from './unpacked-bytes.ts';

/**
 * The state of a file of a copy. SAME: as when the copy was made, by its SHA-256. CHANGED: whole, but with another
 * content. DAMAGED: cannot be read to its end. MISSING: not there.
 */
export type FileState = 'SAME' | 'CHANGED' | 'DAMAGED' | 'MISSING';

/** A file of a copy, and what became of it. */
export interface InspectedFile {
  readonly name: string;
  /** As when the copy was made. Null for a file that holds no rows. */
  readonly rows: number | null;
  readonly state: FileState;
}

/** The zip of the original app. It has no checksums, so nothing tells whether it is as it was made. */
export interface UnprovenCopy {
  readonly kind: 'legacy';
}

/** What a person's file is, as far as it can be told without the service. */
export interface InspectedCopy {
  readonly kind: 'archive';
  readonly formatVersion: number;
  readonly about: AboutCopy;
  /** In the order of the manifest. */
  readonly files: readonly InspectedFile[];
  /** Files in the zip that no copy has. */
  readonly others: readonly string[];
}

/**
 * Compares every file of a copy with its manifest, and goes on after a damage, so that all of them are named. The zip
 * may have been packed again. Memory use stays constant.
 *
 * @throws CopyRefused when the zip or its manifest cannot be read, and any error of `source`.
 */
export function inspectCopy(source: ByteSource): Promise<InspectedCopy | UnprovenCopy> {
  return refusingCopies(async () => {
    const zip = await openZip(source);
    const entries = copyEntries(zip.entries);
    const manifest = entries.get(manifestEntryName);
    if (!manifest) {
      const names = [...entries.keys()];
      if (names.some(isLegacyEntryName)) return { kind: 'legacy' };
      if (names.some((name) => entryNames.includes(name)))
        throw new CopyRefused('ENTRY_MISSING', { entry: manifestEntryName });
      throw new CopyRefused('NOT_A_COPY');
    }
    requireUnpackedBytes([manifest], maxManifestBytes);
    const { claims, about } = readManifest(await buffer(readEntry(zip, manifest)));
    const files: InspectedFile[] = [];
    for (const claim of claims.entries) {
      const entry = entries.get(claim.name);
      files.push({
        name: claim.name,
        rows: claim.rows,
        state: entry ? await stateOf(zip, entry, claim) : 'MISSING',
      });
    }
    const claimed = new Set([manifestEntryName, ...claims.entries.map(({ name }) => name)]);
    const others = [...entries.keys()].filter((name) => !claimed.has(name)).map(shownName);
    return { kind: 'archive', formatVersion: claims.formatVersion, about, files, others };
  });
}

async function stateOf(zip: OpenZip, entry: ZipEntry, claim: ClaimedEntries['entries'][number]): Promise<FileState> {
  // A file of another size is not read: what it would unpack to has no limit.
  if (entry.uncompressedBytes !== claim.bytes) return 'CHANGED';
  const hash = createHash('sha256');
  // No checksum covers the number of rows that the manifest states, and it is shown to the person.
  const count = claim.name.endsWith('.jsonl') ? rowCountOf(claim.name) : undefined;
  try {
    for await (const chunk of readEntry(zip, entry)) {
      hash.update(chunk);
      count?.add(chunk);
    }
  } catch (error) {
    if (error instanceof ZipRefused) return 'DAMAGED';
    throw error;
  }
  const isSame = hash.digest('hex') === claim.sha256 && (!count || count.rows() === claim.rows);
  return isSame ? 'SAME' : 'CHANGED';
}
