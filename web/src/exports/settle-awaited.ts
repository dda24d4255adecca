import type { ExportStore } from '../../../client/exports/export-store.ts';
import { findExport, hasEnded } from '../../../client/exports/known-exports.ts';
import type { Downloads } from '../downloads/downloads.ts';
import type { AskedHere } from './asked-here.ts';

/**
 * Downloads each awaited export when it becomes READY, and stops waiting for exports that failed or were cancelled.
 *
 * @returns a function that stops this.
 */
export function settleAwaited(
  store: Pick<ExportStore, 'onReady' | 'listen' | 'snapshot'>,
  asked: AskedHere,
  downloads: Pick<Downloads, 'fetchAwaited'>,
): () => void {
  const stopReady = store.onReady(({ id }, pushedUrl) => {
    if (asked.all().includes(id)) void downloads.fetchAwaited(id, pushedUrl);
  });
  const stopListening = store.listen(() => {
    for (const id of asked.all()) {
      const status = findExport(store.snapshot().known, id)?.status;
      if (status !== undefined && status !== 'READY' && hasEnded(status)) asked.settle(id);
    }
  });
  return () => {
    stopReady();
    stopListening();
  };
}
