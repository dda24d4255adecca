import { hasMoved } from '../../ledger/ledger-version.ts';
import { consistencyStatement } from './consistency-statement.ts';
import type { MadeArchive, MakeArchiveOptions } from './make-archive.ts';
import { makeArchive } from './make-archive.ts';
import { readLedgerVersion } from './read-ledger-version.ts';

/**
 * Makes the archive between two readings of the ledger's version. When the ledger was written to during the pass, the
 * pass is repeated into the same object, at most three times and only while the run has enough time left. After that
 * the archive is kept and says that the ledger changed, because such an archive is better than none. Where other programs
 * write without moving the version, a repeated pass would prove no more than the first.
 */
export async function makeFencedArchive(
  options: Omit<MakeArchiveOptions, 'consistency'> & { readonly remainingMs: () => number },
): Promise<MadeArchive> {
  const { ledger, job, signal, log, progress, remainingMs } = options;
  const readVersion = () =>
    readLedgerVersion({ dynamodb: ledger.dynamodb, tableName: ledger.versionTableName, owner: job.owner, signal });
  for (let repeats = 0; ; repeats += 1) {
    const startedAtMs = Date.now();
    const before = await readVersion();
    let after = before;
    const made = await makeArchive({
      ...options,
      consistency: async () => {
        after = await readVersion();
        return consistencyStatement(before, after, ledger);
      },
    });
    // Twice the time so far: once for the repeated pass, and at most as much for its verification.
    const hasTime = remainingMs() > 2 * (Date.now() - startedAtMs);
    if (!ledger.allWritersKeepFence || !hasMoved(before, after) || repeats === mostRepeats || !hasTime) return made;
    log('ledger-moved', { repeats: repeats + 1 });
    progress.update({ rowsRead: 0, bytesDone: 0, fraction: 0 });
  }
}

const mostRepeats = 3;
