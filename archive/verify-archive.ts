import { createHash } from 'node:crypto';
import { areEntriesOf, entryListsByVersion, isClaimed, manifestEntryName } from './entries/entry-names.ts';
import { rowCountOf } from './entries/row-count.ts';
import type { ManifestEntry } from './manifest.ts';
import { MalformedManifest, maxManifestBytes, parseManifest } from './manifest.ts';
import { ArchiveDamaged } from './zip/archive-errors.ts';
import { readArchive } from './zip/read-archive.ts';

/** An archive that holds exactly the content of its manifest. All values were measured. */
export interface VerifiedArchive {
  /** Of the whole file. */
  readonly bytes: number;
  readonly sha256: string;
  /** Every entry in the zip's order, including the manifest. */
  readonly entries: readonly Pick<ManifestEntry, 'name' | 'rows' | 'bytes' | 'sha256'>[];
}

/** An entry differs from its description in the manifest. */
export class ArchiveMismatch extends Error {
  override readonly name = 'ArchiveMismatch';
}

/**
 * Reads an archive front to back and compares it with its manifest. The archive must hold exactly the entries of its
 * format, each once and in order. Rows and bytes are counted, and SHA-256 is computed. Memory use stays constant. Only
 * tests give `listsByVersion`; its default is the format's own table.
 *
 * @throws ArchiveDamaged, MalformedManifest, ArchiveMismatch, and any error of `source`.
 */
export async function verifyArchive(
  source: AsyncIterable<Uint8Array>,
  listsByVersion = entryListsByVersion,
): Promise<VerifiedArchive> {
  const whole = createHash('sha256');
  let bytes = 0;
  async function* observed(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of source) {
      whole.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }

  const lists = [...listsByVersion.values()].flat();
  const entries: VerifiedArchive['entries'][number][] = [];
  let manifest = '';
  for await (const { name, content } of readArchive(observed())) {
    // The format version is in the manifest, which comes late. Until then the names of every version are allowed.
    const expected = lists
      .filter((names) => entries.every((entry, index) => entry.name === names[index]))
      .map((names) => names[entries.length]);
    if (!expected.includes(name)) {
      throw new ArchiveDamaged(
        `its entry ${entries.length + 1} is ${JSON.stringify(name)} instead of ${expected[0] ?? 'none'}`,
      );
    }
    const hash = createHash('sha256');
    const count = rowCountOf(name);
    const kept: Buffer[] = [];
    let entryBytes = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      count?.add(chunk);
      entryBytes += chunk.length;
      if (name !== manifestEntryName) continue;
      if (entryBytes > maxManifestBytes) throw new MalformedManifest(`it is larger than ${maxManifestBytes} bytes`);
      kept.push(chunk);
    }
    if (name === manifestEntryName) manifest = Buffer.concat(kept).toString('utf8');
    entries.push({ name, rows: count ? count.rows() : null, bytes: entryBytes, sha256: hash.digest('hex') });
  }
  // A file that is cut off between two entries has fewer than the shortest list of any version, and its manifest may be
  // missing.
  if (!lists.some((names) => names.length === entries.length))
    throw new ArchiveDamaged(`it ends after ${entries.length} entries`);
  const claimed = parseManifest(manifest);
  const names = entries.map(({ name }) => name);
  if (!areEntriesOf(claimed.formatVersion, names, listsByVersion)) {
    throw new ArchiveDamaged(
      `it does not hold the entries of version ${claimed.formatVersion}, which its manifest says it is of`,
    );
  }
  requireClaimed(
    entries.filter(({ name }) => isClaimed(name)),
    claimed.entries,
  );
  return { bytes, sha256: whole.digest('hex'), entries };
}

function requireClaimed(measured: VerifiedArchive['entries'], claimed: VerifiedArchive['entries']): void {
  if (claimed.length !== measured.length)
    throw new ArchiveMismatch(`The manifest names ${claimed.length} entries; ${measured.length} are there.`);
  for (const [index, entry] of measured.entries()) {
    for (const member of ['name', 'rows', 'bytes', 'sha256'] as const) {
      const claim = claimed[index]?.[member];
      if (claim !== entry[member]) {
        throw new ArchiveMismatch(
          `${entry.name}: the manifest says ${member} ${claim ?? 'null'}, measured was ${entry[member] ?? 'null'}.`,
        );
      }
    }
  }
}
