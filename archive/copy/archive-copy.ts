import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Dataset } from '../../ledger/datasets.ts';
import { datasets } from '../../ledger/datasets.ts';
import { jsonlEntryName, manifestEntryName } from '../entries/entry-names.ts';
import type { ClaimedEntries } from '../manifest.ts';
import { maxManifestBytes } from '../manifest.ts';
import type { OpenZip, ZipEntry } from '../zip/open-zip.ts';
import { readEntry } from '../zip/read-entry.ts';
import { shownName } from '../zip/zip-refused.ts';
import type { Copy, ReadRecordsOptions } from './copy.ts';
import type { CopyRecord } from './copy-record.ts';
import { asCopyRefused, CopyRefused } from './copy-refused.ts';
import { lineBlocks } from './line-blocks.ts';
import { linesByDataset } from './lines-by-dataset.ts';
import { readManifest } from './read-manifest.ts';
import { mostLineBytes, RecordReader } from './record-reader.ts';
import { requireUnpackedBytes } from './unpacked-bytes.ts';

type Claim = ClaimedEntries['entries'][number];

/** An entry and what the manifest says about it. */
interface ClaimedEntry {
  readonly entry: ZipEntry;
  readonly claim: Claim;
}

/** Opens an archive of this program. `entries` are by their names without a folder. Throws CopyRefused and ZipRefused. */
export async function openArchiveCopy(
  zip: OpenZip,
  entries: ReadonlyMap<string, ZipEntry>,
  mostUnpackedBytes: number,
): Promise<Copy> {
  const { claims, about } = readManifest(await readManifestBytes(zip, entries));
  const claimed = new Map(claims.entries.map((claim) => [claim.name, claimedEntry(claim, entries)]));
  for (const name of entries.keys()) {
    if (name !== manifestEntryName && !claimed.has(name))
      throw new CopyRefused('UNKNOWN_ENTRY', { entry: shownName(name) });
  }
  requireUnpackedBytes(
    [...claimed.values()].map(({ entry }) => entry),
    mostUnpackedBytes,
  );

  const claimedOf = ({ name }: Pick<Dataset, 'name'>): ClaimedEntry => {
    const found = claimed.get(jsonlEntryName(name));
    if (!found) throw new RangeError(`The copy was opened without an entry for ${name}.`);
    return found;
  };
  const period = about.everything ? null : about.period;

  async function* records(dataset: Dataset, options: ReadRecordsOptions) {
    const { entry, claim } = claimedOf(dataset);
    const { acceptContradictedKeys = false, ...others } = options;
    const reader = new RecordReader(dataset, { ...others, acceptContradictedKeys, period });
    for await (const block of lineBlocks(provenEntry(zip, { entry, claim }), mostLineBytes)) {
      const batch: readonly CopyRecord[] = reader.read(block);
      if (batch.length > 0) yield batch;
    }
    if (reader.lines !== claim.rows)
      throw new CopyRefused('ROWS_DIFFER', { entry: claim.name, found: reader.lines, claimed: claim.rows ?? 0 });
  }

  return {
    kind: 'archive',
    formatVersion: claims.formatVersion,
    about,
    lines: linesByDataset((name) => claimedOf({ name }).claim.rows),
    records,
    async checkOtherEntries() {
      const read = new Set(datasets.map(({ name }) => jsonlEntryName(name)));
      for (const [name, entry] of claimed) {
        if (read.has(name)) continue;
        const content = provenEntry(zip, entry);
        while (!(await content.next()).done);
      }
    },
  };
}

function claimedEntry(claim: Claim, entries: ReadonlyMap<string, ZipEntry>): ClaimedEntry {
  const entry = entries.get(claim.name);
  if (!entry) throw new CopyRefused('ENTRY_MISSING', { entry: claim.name });
  if (entry.uncompressedBytes !== claim.bytes) throw new CopyRefused('ENTRY_CHANGED', { entry: claim.name });
  return { entry, claim };
}

async function readManifestBytes(zip: OpenZip, entries: ReadonlyMap<string, ZipEntry>): Promise<Buffer> {
  const entry = entries.get(manifestEntryName);
  if (!entry) throw new CopyRefused('ENTRY_MISSING', { entry: manifestEntryName });
  requireUnpackedBytes([entry], maxManifestBytes);
  return buffer(readEntry(zip, entry));
}

/** The content of an entry. Throws CopyRefused at its end when it is not what the manifest says. */
async function* provenEntry(zip: OpenZip, { entry, claim }: ClaimedEntry): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of readEntry(zip, entry)) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw asCopyRefused(error);
  }
  if (hash.digest('hex') !== claim.sha256) throw new CopyRefused('ENTRY_CHANGED', { entry: claim.name });
}
