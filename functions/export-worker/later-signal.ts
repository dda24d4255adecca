/**
 * Aborts `ms` after `signal`, with the same reason. It is for requests that must not be cut off: S3 may still complete
 * one after we stopped listening and cleaned up, leaving an orphaned object.
 */
export function laterSignal(signal: AbortSignal, ms: number): AbortSignal {
  const later = new AbortController();
  // The timer keeps no process alive. A request that still waits holds an open connection, which does.
  const begin = () => void setTimeout(() => later.abort(signal.reason), ms).unref();
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return later.signal;
}
