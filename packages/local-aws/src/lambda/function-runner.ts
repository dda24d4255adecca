import type { Clock } from '../clock.ts';
import type { RoleSession } from '../iam/principal.ts';
import type { CredentialAuthority } from '../sigv4/credential-authority.ts';
import { functionEnvironment } from './function-environment.ts';
import type { LogFiles } from './log-files.ts';
import type { Outcome } from './sandbox.ts';
import { Sandbox } from './sandbox.ts';
import type { FunctionSettings } from './settings.ts';

/** A role session's lifetime in a sandbox; a sandbox is given up well before. Lambda rotates them within hours, too. */
const credentialsTtlSeconds = 6 * 3600;
const sandboxLifeMs = 5 * 3600_000;
/** An idle sandbox is given up after this long, about as Lambda does. */
const idleMs = 5 * 60_000;
/**
 * Processes of one function at once: a laptop's answer to AWS's thousand. What comes on top waits for one of them; its
 * timeout does not run.
 */
const mostProcesses = 10;

interface RunnerOptions {
  readonly settings: FunctionSettings;
  readonly session: RoleSession;
  readonly credentials: CredentialAuthority;
  readonly clock: Clock;
  readonly region: string;
  /** Where the SDK finds the host's services: variables that every AWS SDK knows. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logs: LogFiles;
}

interface Warm {
  readonly sandbox: Sandbox;
  /** By the host's clock, as its credentials are. */
  readonly bornAtMs: number;
  timer?: NodeJS.Timeout;
}

/** Lambda's 6 MB for an answer, as its own error message has them. */
const mostAnswerBytes = 6_291_556;

function withinLimit(outcome: Outcome): Outcome {
  if (outcome.kind === 'failed' || Buffer.byteLength(outcome.payload) <= mostAnswerBytes) return outcome;
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`;
  return { kind: 'failed', error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}

/**
 * Runs one function: a process per concurrent execution, kept warm between runs, with the template's environment,
 * memory, timeout and role.
 */
export class FunctionRunner {
  readonly #options: RunnerOptions;
  readonly #warm: Warm[] = [];
  readonly #all = new Set<Sandbox>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #closed = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** True when the template reserves a concurrency and all of it is in use. */
  get throttled(): boolean {
    const { reservedConcurrency } = this.#options.settings;
    return reservedConcurrency !== undefined && this.#running + this.#waiting.length >= reservedConcurrency;
  }

  /** Process ids of the sandboxes alive, the newest last. */
  get pids(): number[] {
    return [...this.#all].flatMap(({ pid }) => pid ?? []);
  }

  async run(requestId: string, payload: string): Promise<Outcome> {
    if (this.#running >= mostProcesses) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#closed)
      return {
        kind: 'failed',
        error: {
          errorType: 'Runtime.ExitError',
          errorMessage: `RequestId: ${requestId} Error: The local host is ending.`,
        },
      };
    const { settings, clock } = this.#options;
    this.#running += 1;
    const warm = this.#take();
    const startedAt = performance.now();
    this.#log('platform.start', { requestId, version: '$LATEST' });
    try {
      const outcome = withinLimit(
        await warm.sandbox.run(requestId, payload, {
          timeoutMs: settings.timeoutSeconds * 1000,
          clockAheadMs: clock.nowMs() - Date.now(),
        }),
      );
      this.#log('platform.report', {
        requestId,
        status:
          outcome.kind === 'returned'
            ? 'success'
            : outcome.error.errorType === 'Sandbox.Timedout'
              ? 'timeout'
              : 'error',
        ...(outcome.kind === 'returned' ? {} : { errorType: outcome.error.errorType }),
        metrics: { durationMs: Math.round(performance.now() - startedAt), memorySizeMB: settings.memoryMb },
      });
      return outcome;
    } finally {
      this.#running -= 1;
      this.#give(warm);
      this.#waiting.shift()?.();
    }
  }

  /** Ends every process. A caller that waits for a run gets a failure. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    for (const { timer } of this.#warm) clearTimeout(timer);
    await Promise.all([...this.#all].map((sandbox) => sandbox.end()));
  }

  #take(): Warm {
    const nowMs = this.#options.clock.nowMs();
    for (let warm = this.#warm.pop(); warm !== undefined; warm = this.#warm.pop()) {
      clearTimeout(warm.timer);
      if (warm.sandbox.usable && nowMs - warm.bornAtMs < sandboxLifeMs) return warm;
      this.#end(warm.sandbox);
    }
    return this.#start(nowMs);
  }

  #give(warm: Warm): void {
    if (!warm.sandbox.usable || this.#closed) {
      this.#end(warm.sandbox);
      return;
    }
    warm.timer = setTimeout(() => {
      this.#warm.splice(this.#warm.indexOf(warm), 1);
      this.#end(warm.sandbox);
    }, idleMs);
    warm.timer.unref();
    this.#warm.push(warm);
  }

  #start(nowMs: number): Warm {
    const { settings, session, credentials, logs } = this.#options;
    const sandbox = new Sandbox({
      environment: functionEnvironment({
        ...this.#options,
        credentials: credentials.issue(session, credentialsTtlSeconds),
        nowMs,
      }),
      codeDir: settings.codeDir,
      memoryMb: settings.memoryMb,
      onLine: (line) => logs.write(settings.logGroup, line),
    });
    this.#all.add(sandbox);
    return { sandbox, bornAtMs: nowMs };
  }

  #end(sandbox: Sandbox): void {
    sandbox
      .end()
      .catch((error: unknown) =>
        console.error(`lambda: a process of ${this.#options.settings.name} does not end`, error),
      )
      .finally(() => this.#all.delete(sandbox));
  }

  #log(type: string, record: object): void {
    const { logs, settings, clock } = this.#options;
    logs.write(settings.logGroup, JSON.stringify({ time: new Date(clock.nowMs()).toISOString(), type, record }));
  }
}
