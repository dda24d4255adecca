import { LedgerMoved } from './ledger-fence.ts';
import type { MadeArchive, MakeArchiveOptions } from './make-archive.ts';
import { makeArchive } from './make-archive.ts';

/**
 * Makes the archive, anew when the ledger was written to while it was read, at most three times more, and not when that would take time that
 * the run does not have: an archive that says it changed is worth more than none.
 */
export async function makeFencedArchive(
  options: Omit<MakeArchiveOptions, 'mayRepeat'> & { readonly remainingMs: () => number },
): Promise<MadeArchive> {
  for (let repeats = 0; ; repeats += 1) {
    const startedAtMs = Date.now();
    // What the repeated pass will take, and its verification no longer than that.
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
