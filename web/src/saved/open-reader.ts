import type { ReaderWorker } from '../../viewer/reader/start-reading.ts';

/** The reader of copies, beside the page. */
export function openReader(): ReaderWorker {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
  return { worker, close: () => worker.terminate() };
}
