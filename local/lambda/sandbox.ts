import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromSandbox, FunctionError, ToSandbox } from './protocol.ts';

/** How one run of a function ended. */
export type Outcome =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError };

interface RunLimits {
  readonly timeoutMs: number;
  /** See `ToSandbox`. */
  readonly clockAheadMs: number;
}

interface SandboxOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** The function's memory, as a limit on the process's heap. */
  readonly memoryMb: number;
  /** Gets what the process writes. */
  readonly onOutput: (text: string) => void;
}

/** One process that runs one event at a time, as one of Lambda's execution environments does. A run that fails the process fails this sandbox for good. */
export class Sandbox {
  readonly #process: ChildProcess;
  readonly #started: Promise<void>;
  #ended: Promise<FunctionError>;
  #alive = true;

  constructor(options: SandboxOptions) {
    this.#process = fork(join(import.meta.dirname, 'runtime.ts'), {
      env: { ...options.environment },
      execArgv: [`--max-old-space-size=${options.memoryMb}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Ctrl-C in the terminal goes to the whole group: the host ends its sandboxes itself, in order.
      detached: true,
    });
    this.#process.stdout?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString('utf8')));
    this.#process.stderr?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString('utf8')));
    this.#ended = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        this.#alive = false;
        resolve({ errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: ${signal === null ? `exit status ${code ?? 0}` : `signal: ${signal}`}` });
      });
    });
    this.#started = this.#nextMessage().then((message) => {
      if (message.kind === 'init-failed') throw new SandboxFailed(message.error);
    });
    // Heard of by the first run; without one it is nobody's loss.
    this.#started.catch(() => undefined);
  }

  get alive(): boolean {
    return this.#alive;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  async run(requestId: string, payload: string, { timeoutMs, clockAheadMs }: RunLimits): Promise<Outcome> {
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), timeoutMs);
    const startedAt = performance.now();
    try {
      await this.#started;
      const answer = this.#nextMessage();
      this.#process.send({ kind: 'invoke', requestId, payload, timeoutMs, clockAheadMs } satisfies ToSandbox);
      const message = await answer;
      if (message.kind === 'returned') return { kind: 'returned', payload: message.result };
      if (message.kind === 'threw') return { kind: 'failed', error: message.error };
      throw new Error(`A sandbox said ${message.kind} in the middle of a run.`);
    } catch (error) {
      if (!(error instanceof SandboxFailed)) throw error;
      if (performance.now() - startedAt < timeoutMs) return { kind: 'failed', error: error.error };
      return {
        kind: 'failed',
        error: { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds` },
      };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process now, whatever it is doing. */
  async end(): Promise<void> {
    if (this.#alive) this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #nextMessage(): Promise<FromSandbox> {
    return new Promise((resolve, reject) => {
      const hear = (message: FromSandbox) => resolve(message);
      this.#process.once('message', hear);
      void this.#ended.then((error) => {
        this.#process.off('message', hear);
        reject(new SandboxFailed(error));
      });
    });
  }
}

class SandboxFailed extends Error {
  override readonly name = 'SandboxFailed';
  readonly error: FunctionError;

  constructor(error: FunctionError) {
    super(error.errorMessage);
    this.error = error;
  }
}
