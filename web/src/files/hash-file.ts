/** A message of the worker to the page. */
export type HashNews =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'hash'; readonly sha256: string }
  | { readonly kind: 'unreadable' };

/**
 * The SHA-256 of a file, in lower-case hex, calculated in a worker so that the page goes on.
 *
 * @param onDone called with the number of bytes that are read
 * @throws FileUnreadable; the signal's reason when it aborts
 */
export function hashFile(file: File, onDone: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
    const end = () => {
      worker.terminate();
      signal.removeEventListener('abort', abort);
    };
    const fail = (reason: Error) => {
      end();
      reject(reason);
    };
    const abort = () => fail(signal.reason as Error);
    signal.addEventListener('abort', abort);
    worker.addEventListener('message', ({ data }: MessageEvent<HashNews>) => {
      if (data.kind === 'read') onDone(data.bytes);
      else if (data.kind === 'unreadable') fail(new FileUnreadable());
      else {
        end();
        resolve(data.sha256);
      }
    });
    worker.addEventListener('error', ({ message }) => fail(new Error(`The worker that hashes a file: ${message}`)));
    worker.postMessage(file);
  });
}

/** The browser could not read the file; it was changed, moved or removed after it was chosen. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';
}
