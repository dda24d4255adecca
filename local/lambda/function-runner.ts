import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { CredentialAuthority } from '../identity/credential-authority.ts';
import type { RoleSession } from '../identity/principal.ts';
import type { FunctionSettings } from './function-settings.ts';
import type { LogFiles } from './log-files.ts';
import { sandboxVariables } from './protocol.ts';
import type { Outcome } from './sandbox.ts';
import { Sandbox } from './sandbox.ts';

/** A role session's lifetime in a sandbox; a sandbox is given up well before. Lambda rotates them within hours, too. */
const credentialsTtlSeconds = 6 * 3600;
const sandboxLifeMs = 5 * 3600_000;
/** An idle sandbox is given up after this long, about as Lambda does. */
const idleMs = 5 * 60_000;

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
  readonly bornAtMs: number;
  timer?: NodeJS.Timeout;
}

/** Runs one function: a process per concurrent execution, kept warm between runs, with the template's environment, memory, timeout and role. */
export class FunctionRunner {
  readonly #options: RunnerOptions;
  readonly #warm: Warm[] = [];
  readonly #all = new Set<Sandbox>();
  #running = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** True when the template reserves a concurrency and all of it is in use. */
  get throttled(): boolean {
    const { reservedConcurrency } = this.#options.settings;
    return reservedConcurrency !== undefined && this.#running >= reservedConcurrency;
  }

  /** Process ids of the sandboxes alive, the newest last. */
  get pids(): number[] {
    return [...this.#all].flatMap(({ alive, pid }) => (alive && pid !== undefined ? [pid] : []));
  }

  async run(requestId: string, payload: string): Promise<Outcome> {
    const { settings, logs } = this.#options;
    const log = (line: string) => logs.write(settings.logGroup, `${line}\n`);
    const { warm, cold } = this.#take();
    const startedAt = performance.now();
    log(JSON.stringify({ time: new Date().toISOString(), type: 'platform.start', record: { requestId, version: '$LATEST', coldStart: cold } }));
    this.#running += 1;
    try {
      const outcome = await warm.sandbox.run(requestId, payload, {
        timeoutMs: settings.timeoutSeconds * 1000,
        clockAheadMs: this.#options.clock.nowMs() - Date.now(),
      });
      if (outcome.kind === 'failed') log(JSON.stringify({ time: new Date().toISOString(), type: 'platform.fault', record: { requestId, ...outcome.error } }));
      return outcome;
    } finally {
      this.#running -= 1;
      const durationMs = Math.round(performance.now() - startedAt);
      log(JSON.stringify({ time: new Date().toISOString(), type: 'platform.report', record: { requestId, metrics: { durationMs, memorySizeMB: settings.memoryMb } } }));
      this.#give(warm);
    }
  }

  async close(): Promise<void> {
    for (const { timer } of this.#warm) clearTimeout(timer);
    await Promise.all([...this.#all].map((sandbox) => sandbox.end()));
  }

  #take(): { warm: Warm; cold: boolean } {
    for (;;) {
      const warm = this.#warm.pop();
      if (warm === undefined) return { warm: this.#start(), cold: true };
      clearTimeout(warm.timer);
      if (warm.sandbox.alive && performance.now() - warm.bornAtMs < sandboxLifeMs) return { warm, cold: false };
      void this.#end(warm.sandbox);
    }
  }

  #give(warm: Warm): void {
    if (!warm.sandbox.alive) {
      this.#all.delete(warm.sandbox);
      return;
    }
    warm.timer = setTimeout(() => {
      this.#warm.splice(this.#warm.indexOf(warm), 1);
      void this.#end(warm.sandbox);
    }, idleMs);
    warm.timer.unref();
    this.#warm.push(warm);
  }

  #start(): Warm {
    const { settings, logs } = this.#options;
    const sandbox = new Sandbox({
      environment: this.#environment(),
      memoryMb: settings.memoryMb,
      onOutput: (text) => logs.write(settings.logGroup, text),
    });
    this.#all.add(sandbox);
    return { sandbox, bornAtMs: performance.now() };
  }

  async #end(sandbox: Sandbox): Promise<void> {
    await sandbox.end();
    this.#all.delete(sandbox);
  }

  #environment(): Record<string, string> {
    const { settings, session, credentials, region, endpoints, clock } = this.#options;
    const { accessKeyId, secretAccessKey, sessionToken } = credentials.issue(session, credentialsTtlSeconds);
    return {
      ...settings.environment,
      ...endpoints,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
      AWS_LAMBDA_FUNCTION_NAME: settings.name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
      AWS_LAMBDA_LOG_GROUP_NAME: settings.logGroup,
      AWS_LAMBDA_LOG_STREAM_NAME: `${new Date(clock.nowMs()).toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      TZ: ':UTC',
      _MYHOME_FUNCTION_ARN: settings.arn,
      [sandboxVariables.codeFile]: join(settings.codeDir, `${settings.handler.module}.mjs`),
      [sandboxVariables.exportName]: settings.handler.exportName,
    };
  }
}
