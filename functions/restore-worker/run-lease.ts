import type { RestoreProgressInput, RestoreStateFragment } from '../__generated__/graphql.ts';
import type { RestoreReport } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import type { Log } from '../log.ts';
import { errorFields } from '../log.ts';

export interface RunLeaseOptions {
  readonly report: (report: RestoreReport) => Promise<RestoreStateFragment>;
  readonly log: Log;
  /** Milliseconds until the run should let the next one continue. */
  readonly remainingMs: number;
  /** For tests: aborted when the run's time is up earlier. */
  readonly timeIsUp?: AbortSignal;
  /** For tests. @default 1,000 */
  readonly reportEveryMs?: number;
}

/** The person has asked the restore to stop. */
export class StopRequested extends Error {
  override readonly name = 'StopRequested';
}

/** The platform will end this run soon. The next run goes on. */
export class TimeIsUp extends Error {
  override readonly name = 'TimeIsUp';
}

/**
 * One run's hold on a restore. It reports progress at most once a second, never two reports at once, and at least every
 * {@link heartbeatMs}. A write to the ledger may begin only while it would end within the lease, counted from when the
 * last accepted report was sent. So no write of a run can arrive after another run has taken over.
 */
export class RunLease {
  readonly #options: RunLeaseOptions;
  readonly #stopped = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #deadline: NodeJS.Timeout;
  #progress: RestoreProgressInput = { done: 0, isSlow: false };
  #changed = false;
  #sentAtMs = Date.now();
  #endsAtMs = Date.now() + leaseMs;
  #inFlight: Promise<void> = Promise.resolve();
  #isReporting = false;
  /** Resolves with the next accepted report, or when the run has to stop. */
  #news = Promise.withResolvers<null>();

  constructor(options: RunLeaseOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(), options.reportEveryMs ?? 1_000);
    this.signal.addEventListener('abort', () => this.#tellNews(), { once: true });
    options.timeIsUp?.addEventListener('abort', () => this.#stopped.abort(new TimeIsUp()), { once: true });
    this.#deadline = setTimeout(() => this.#stopped.abort(new TimeIsUp()), Math.max(0, options.remainingMs));
  }

  /** Aborted with StopRequested, TimeIsUp, or the RestoreRefused by which the run learned that it lost the restore. */
  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  update(change: Partial<RestoreProgressInput>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#changed = true;
  }

  /** Resolves when a write that begins now would end within the lease. Throws the reason of the signal. */
  async untilMayWrite(): Promise<void> {
    for (;;) {
      this.signal.throwIfAborted();
      if (Date.now() + longestWriteMs < this.#endsAtMs) return;
      await this.#news.promise;
    }
  }

  /** Reports the next status. Progress begins again with it. Throws RestoreRefused, ApiUnreachable. */
  async enter(report: RestoreReport, progress: RestoreProgressInput): Promise<void> {
    await this.#settled();
    this.#progress = progress;
    this.#changed = false;
    await this.#send({ ...report, progress });
  }

  /** The latest progress of the run, reported or not. */
  get progress(): RestoreProgressInput {
    return this.#progress;
  }

  /** When it resolves, no report is in flight and none will start. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#deadline);
    await this.#settled();
  }

  async #settled(): Promise<void> {
    while (this.#isReporting) await this.#inFlight;
  }

  #tellNews(): void {
    this.#news.resolve(null);
    this.#news = Promise.withResolvers();
  }

  #tick(): void {
    const due = this.#changed || Date.now() - this.#sentAtMs >= heartbeatMs;
    if (!due || this.#isReporting) return;
    this.#changed = false;
    this.#inFlight = this.#send({ progress: this.#progress }).catch((error: unknown) => {
      this.#options.log('progress-not-reported', errorFields(error));
      if (error instanceof RestoreRefused) this.#stopped.abort(error);
    });
  }

  async #send(report: RestoreReport): Promise<void> {
    this.#isReporting = true;
    const sentAtMs = Date.now();
    this.#sentAtMs = sentAtMs;
    try {
      const { status } = await this.#options.report(report);
      this.#endsAtMs = sentAtMs + leaseMs;
      this.#tellNews();
      if (status === 'STOPPING') this.#stopped.abort(new StopRequested());
    } finally {
      this.#isReporting = false;
    }
  }
}

/**
 * A lease lasts 50 s from the moment in which the API records the report (resolvers/times.ts), in whole seconds. One is
 * taken off for the rounding.
 */
export const leaseMs = 49_000;

/** The time-outs of the client that writes (`write-client.ts`), with all of its tries. */
export const longestWriteMs = 10_000;

export const heartbeatMs = 15_000;
