import type { Clock } from '../clock.ts';
import type { RoleSession } from '../iam/principal.ts';
import type { CredentialAuthority } from '../sigv4/credential-authority.ts';
import { functionEnvironment } from './function-environment.ts';
import type { LogFiles } from './log-files.ts';
import type { Outcome } from './sandbox.ts';
import { Sandbox } from './sandbox.ts';
import type { FunctionSettings } from './settings.ts';

/**
 * The lifetime of a role session in a sandbox. The sandbox is replaced well before it ends. Lambda also rotates them
 * within hours.
 */
const credentialsTtlSeconds = 6 * 3600;
const sandboxLifeMs = 5 * 3600_000;
/** An idle sandbox ends after this time, as on Lambda. */
const idleMs = 5 * 60_000;
/**
 * The concurrent processes of one function. AWS allows a thousand, which is too many for one machine. Further runs wait
 * for a process, and their timeout does not start before.
 */
const mostProcesses = 10;

interface RunnerOptions {
  readonly settings: FunctionSettings;
  readonly session: RoleSession;
  readonly credentials: CredentialAuthority;
  readonly clock: Clock;
  readonly region: string;
  /** Variables with which every AWS SDK finds the host's services. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly logs: LogFiles;
}

interface Warm {
  readonly sandbox: Sandbox;
  /** The start, by the host's clock, which also governs the credentials. */
  readonly bornAtMs: number;
  timer?: NodeJS.Timeout;
}

/** Lambda's limit of 6 MB for a response, as in its error message. */
const mostAnswerBytes = 6_291_556;

function withinLimit(outcome: Outcome): Outcome {
  if (outcome.kind === 'failed' || Buffer.byteLength(outcome.payload) <= mostAnswerBytes) return outcome;
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${mostAnswerBytes} bytes).`;
  return { kind: 'failed', error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}

/**
 * Runs one function. Each concurrent execution has a process, which stays warm between runs. The environment, memory,
 * timeout and role are the template's.
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

  /** The process ids of the running sandboxes, newest last. */
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

  /** Ends every process. A caller that waits for a run receives a failure. */
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
