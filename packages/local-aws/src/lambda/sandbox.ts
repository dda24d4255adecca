import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eachLine } from './each-line.ts';
import type { FromSandbox, FunctionError, ToSandbox } from './protocol.ts';

/** The outcome of one run of a function. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError };

interface RunLimits {
  readonly timeoutMs: number;
  /** See `ToSandbox`. */
  readonly clockAheadMs: number;
}

interface SandboxOptions {
  /** The whole environment. No variable of the host is added. */
  readonly environment: Readonly<Record<string, string>>;
  /** The folder of the bundle, which is also the process's working directory. */
  readonly codeDir: string;
  /** The function's memory, as a limit on the process's heap. */
  readonly memoryMb: number;
  /** Receives each line that the process writes, without its newline. */
  readonly onLine: (line: string) => void;
}

/**
 * Lambda's time limit for loading a function. The function's timeout starts after it (Lambda developer guide, runtime
 * environment).
 */
const initLimitMs = 10_000;

/**
 * One process that runs one event at a time, like one of Lambda's execution environments. After a run that ended the
 * process, the sandbox cannot be used again.
 */
export class Sandbox {
  readonly #process: ChildProcess;
  readonly #ready: Promise<void>;
  #usable = true;
  /** The reason for the end of the process. */
  #ended: string | undefined;
  /**
   * The caller that waits for the next message. There is at most one. A race with one long-lived promise would keep
   * every message in memory.
   */
  #waiting:
    | { readonly resolve: (message: FromSandbox) => void; readonly reject: (error: ProcessEnded) => void }
    | undefined;

  constructor(options: SandboxOptions) {
    this.#process = fork(join(import.meta.dirname, 'runtime.ts'), {
      env: { ...options.environment },
      cwd: options.codeDir,
      execArgv: [`--max-old-space-size=${options.memoryMb}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal goes to the whole group, so a sandbox gets its own group. The host ends its sandboxes in
      // order.
      detached: true,
    });
    for (const output of [this.#process.stdout, this.#process.stderr])
      if (output !== null) eachLine(output, options.onLine);
    this.#process.on('message', (message: FromSandbox) => {
      if (message.kind === 'broke') this.#usable = false;
      this.#waiting?.resolve(message);
      this.#waiting = undefined;
    });
    const end = (why: string) => {
      this.#usable = false;
      this.#ended ??= why;
      this.#waiting?.reject(new ProcessEnded(this.#ended));
    };
    this.#process.once('exit', (code, signal) => end(reasonOf(code, signal)));
    // A process that could not be started emits no exit event.
    this.#process.on('error', (error) => end(`Runtime could not be started: ${error.message}`));
    this.#ready = this.#load();
    // The first run reports this error. Without a run, nothing depends on it.
    this.#ready.catch(() => undefined);
  }

  /** True while the sandbox can run another event. */
  get usable(): boolean {
    return this.#usable;
  }

  /** The id of the process, while it exists. */
  get pid(): number | undefined {
    return this.#ended === undefined ? this.#process.pid : undefined;
  }

  async run(requestId: string, payload: string, { timeoutMs, clockAheadMs }: RunLimits): Promise<Outcome> {
    const limit = { reached: false };
    const killAfter = (ms: number) =>
      setTimeout(() => {
        limit.reached = true;
        this.#kill();
      }, ms);
    let timer = killAfter(initLimitMs + timeoutMs);
    try {
      await this.#ready;
      clearTimeout(timer);
      timer = killAfter(timeoutMs);
      const next = this.#nextMessage();
      // If the process has just ended, the message cannot be sent. The run then fails with the reason of that end.
      this.#process.send(
        { kind: 'invoke', requestId, payload, timeoutMs, clockAheadMs } satisfies ToSandbox,
        () => undefined,
      );
      const message = await next;
      if (message.kind === 'returned') return { kind: 'returned', payload: message.result };
      if (message.kind === 'ready') throw new Error('A sandbox reported that it is ready in the middle of a run.');
      return { kind: 'failed', error: message.error };
    } catch (error) {
      if (error instanceof Broke) return { kind: 'failed', error: error.error };
      if (!(error instanceof ProcessEnded)) throw error;
      const failure = (errorType: string, text: string): Outcome => ({
        kind: 'failed',
        error: { errorType, errorMessage: `RequestId: ${requestId} Error: ${text}` },
      });
      if (limit.reached)
        return failure('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
      return failure('Runtime.ExitError', error.message);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process now, even in the middle of a run, and reads its last output. */
  async end(): Promise<void> {
    this.#usable = false;
    if (this.pid === undefined) return;
    const closed = once(this.#process, 'close');
    const exited = once(this.#process, 'exit');
    this.#kill();
    await exited;
    // A grandchild that left the group may hold the output open, so the wait is limited.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  }

  /** Kills the whole group, including the function's children. */
  #kill(): void {
    if (this.pid === undefined) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      // The process has just ended on its own.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  async #load(): Promise<void> {
    const message = await this.#nextMessage();
    if (message.kind === 'broke') throw new Broke(message.error);
  }

  #nextMessage(): Promise<FromSandbox> {
    return new Promise((resolve, reject) => {
      if (this.#ended === undefined) this.#waiting = { resolve, reject };
      else reject(new ProcessEnded(this.#ended));
    });
  }
}

class Broke extends Error {
  override readonly name = 'Broke';
  readonly error: FunctionError;

  constructor(error: FunctionError) {
    super(error.errorMessage);
    this.error = error;
  }
}

class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded';
}

/** The reason in the form of Lambda's runtime API. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signalNames[signal] ?? signal}`;
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code ?? 0}`;
}

const signalNames: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};
