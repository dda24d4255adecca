import { createHash } from 'node:crypto';
import type { ManifestEntry } from '../manifest.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import type { LocatedEntry } from './locate-entries.ts';
import { readUntilDamage } from './read-until-damage.ts';

/**
 * The state of an entry. INTACT: proven by the manifest's SHA-256, or by the CRC where there is no manifest. CHANGED:
 * whole and with a right CRC, but not what the manifest says. CUT: the file ends inside it. DAMAGED: anything else.
 */
export type EntryState = 'INTACT' | 'CHANGED' | 'CUT' | 'DAMAGED';

/** An entry that has been read once. */
export interface ExaminedEntry {
  readonly name: string;
  readonly state: EntryState;
  /** Bytes of the content that can be read, counted as they are without compression. */
  readonly bytes: number;
  /** Reads the content again, up to the damage. */
  content(): AsyncGenerator<Buffer, unknown, undefined>;
}

/** Reads an entry to its end or to its damage, and finds its state. */
export async function examineEntry(
  source: ByteSource,
  entry: LocatedEntry,
  claim: Pick<ManifestEntry, 'sha256'> | undefined,
): Promise<ExaminedEntry> {
  const hash = createHash('sha256');
  let bytes = 0;
  const reading = readUntilDamage(source, entry);
  for (;;) {
    const { done, value } = await reading.next();
    if (!done) {
      hash.update(value);
      bytes += value.length;
      continue;
    }
    const isClaimed = claim !== undefined && hash.digest('hex') === claim.sha256;
    const isWhole = value.kind === 'WHOLE' && value.crcAgrees;
    const slowFrom = value.kind === 'BROKEN' ? value.pieceAt : undefined;
    return {
      name: entry.name,
      state:
        isClaimed || (isWhole && !claim) ? 'INTACT' : isWhole ? 'CHANGED' : value.kind === 'CUT' ? 'CUT' : 'DAMAGED',
      bytes,
      content: () => readUntilDamage(source, entry, slowFrom),
    };
  }
}
