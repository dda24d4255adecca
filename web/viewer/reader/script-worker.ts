import type { ReaderWorker } from './start-reading.ts';

/** A worker made of the file's own script, because the file has nothing beside it. */
export function scriptWorker(script: string): ReaderWorker {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const close = () => URL.revokeObjectURL(url);
  try {
    const worker = new Worker(url);
    return {
      worker,
      close() {
        worker.terminate();
        close();
      },
    };
  } catch (error) {
    // Blocked by the browser's own policy for files.
    if (error instanceof DOMException) return { worker: undefined, close };
    throw error;
  }
}
