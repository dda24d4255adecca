import { MalformedManifest } from '../../archive/manifest.ts';
import { ArchiveMismatch, verifyArchive } from '../../archive/verify-archive.ts';
import { ArchiveDamaged } from '../../archive/zip/archive-errors.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { ExportFailed } from './failure.ts';
import type { MadeArchive } from './make-archive.ts';
import type { ProgressReporter } from './progress.ts';
import { readStoredArchive } from './stored-archive.ts';

interface VerifyOptions {
  readonly storage: Storage;
  readonly key: string;
  readonly progress: ProgressReporter;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/**
 * Reads the stored archive back and compares it with its own manifest and with the record of its writing.
 *
 * @throws ExportFailed `VERIFICATION_FAILED` when it differs, `STORAGE_FAILED` when it cannot be read.
 */
export async function verifyStoredArchive(made: MadeArchive, options: VerifyOptions): Promise<void> {
  const { storage, key, progress, signal, log } = options;
  const startedAtMs = Date.now();
  progress.update({ phase: 'VERIFYING', bytesDone: 0, fraction: 0 });
  async function* counted() {
    let bytesDone = 0;
    for await (const chunk of readStoredArchive({ storage, key, signal })) {
      bytesDone += chunk.length;
      progress.update({ bytesDone, fraction: Math.min(1, bytesDone / made.stored.bytes) });
      yield chunk;
    }
  }
  try {
    const { bytes, sha256, entries } = await verifyArchive(counted());
    if (bytes !== made.stored.bytes || sha256 !== made.stored.sha256)
      throw new ArchiveMismatch('The stored object is not the bytes that were sent.');
    for (const [index, { name, rows, bytes: entryBytes, sha256: entrySha256 }] of made.entries.entries()) {
      const read = entries[index];
      if (read?.name !== name || read.rows !== rows || read.bytes !== entryBytes || read.sha256 !== entrySha256) {
        throw new ArchiveMismatch(`${name} is not what was written.`);
      }
    }
    log('verified', { bytes, ms: Date.now() - startedAtMs });
  } catch (cause) {
    if (cause instanceof ArchiveDamaged || cause instanceof ArchiveMismatch || cause instanceof MalformedManifest) {
      throw new ExportFailed('VERIFICATION_FAILED', { cause });
    }
    throw cause;
  }
}
