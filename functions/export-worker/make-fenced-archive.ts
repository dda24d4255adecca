import { LedgerMoved } from './ledger-fence.ts';
import type { MadeArchive, MakeArchiveOptions } from './make-archive.ts';
import { makeArchive } from './make-archive.ts';

/**
 * Makes the archive. When the ledger was written to during the pass, the pass is repeated, at most three times and only
 * while the run has enough time left. After that the archive is kept and says that the ledger changed, because such an
 * archive is better than none.
 */
export async function makeFencedArchive(
  options: Omit<MakeArchiveOptions, 'mayRepeat'> & { readonly remainingMs: () => number },
): Promise<MadeArchive> {
  for (let repeats = 0; ; repeats += 1) {
    const startedAtMs = Date.now();
    // Twice the time so far: once for the repeated pass, and at most as much for its verification.
    const mayRepeat = () => repeats < mostRepeats && options.remainingMs() > 2 * (Date.now() - startedAtMs);
    try {
      return await makeArchive({ ...options, mayRepeat });
    } catch (error) {
      if (!(error instanceof LedgerMoved)) throw error;
      options.log('ledger-moved', { repeats: repeats + 1 });
      options.progress.update({ rowsRead: 0, bytesDone: 0, fraction: 0 });
    }
  }
}

const mostRepeats = 3;
