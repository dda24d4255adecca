import { exitCodes } from './exit-codes.ts';

/** The person wants to leave. The message says what happened to the job. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

interface Options {
  /** Ends the process at the second interruption. */
  readonly leave: (code: number) => void;
  readonly nowMs: () => number;
}

/**
 * A terminal sends Ctrl-C to every process in the foreground, and npm passes its own copy on to the script. So one
 * keypress arrives twice, a few milliseconds apart.
 */
const sameKeypressMs = 400;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Returns a signal that is aborted when the person wants to leave. A second interruption ends the process at once. */
export function listenForInterruption(
  { leave, nowMs }: Options,
  source: Pick<NodeJS.Process, 'on'> = process,
): AbortSignal {
  const controller = new AbortController();
  let firstAtMs: number | undefined;
  for (const name of signals) {
    source.on(name, () => {
      if (firstAtMs === undefined) {
        firstAtMs = nowMs();
        controller.abort(new Interrupted('Interrupted.'));
      } else if (nowMs() - firstAtMs >= sameKeypressMs) {
        leave(exitCodes.interrupted);
      }
    });
  }
  return controller.signal;
}

/**
 * Returns the promise's value, unless the signal is aborted first. Then its reason is thrown, and the work behind the
 * promise goes on.
 */
export function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
