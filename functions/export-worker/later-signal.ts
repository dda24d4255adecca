/**
 * Aborts when `signal` does, `ms` later and with the same reason. For requests that must not be dropped half way: one that S3 carries out
 * after its sender stopped listening, and cleared away, leaves what nobody knows of.
 */
export function laterSignal(signal: AbortSignal, ms: number): AbortSignal {
  const later = new AbortController();
  // Nothing is waited for on its account: whoever still waits holds a connection open.
  const begin = () => void setTimeout(() => later.abort(signal.reason), ms).unref();
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return later.signal;
}
