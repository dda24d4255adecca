import type { ExportProgressInput } from '../__generated__/graphql.ts';

/**
 * Reports to the API how far the work is: at most once a second, never two reports at once, and at least every 20 s,
 * because each report extends the lease. A report that could not be delivered is not repeated, because the next one
 * says more.
 */
export class ProgressReporter {
  readonly #report: (progress: ExportProgressInput) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #progress: ExportProgressInput = { phase: 'READING', rowsRead: 0, bytesDone: 0, fraction: 0 };
  #changed = false;
  #reportedAtMs = Date.now();
  #inFlight: Promise<void> | undefined;

  /** `onError` is called when a report fails. A refused report means that the work must stop. */
  constructor(options: {
    report: (progress: ExportProgressInput) => Promise<void>;
    onError: (error: unknown) => void;
    intervalMs?: number;
  }) {
    this.#report = options.report;
    this.#onError = options.onError;
    this.#timer = setInterval(() => this.#tick(), options.intervalMs ?? reportEveryMs);
  }

  get latest(): ExportProgressInput {
    return this.#progress;
  }

  update(change: Partial<ExportProgressInput>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#changed = true;
  }

  /** When it resolves, no report is in flight and none will start. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#inFlight;
  }

  #tick(): void {
    const due = this.#changed || Date.now() - this.#reportedAtMs >= heartbeatMs;
    if (!due || this.#inFlight) return;
    this.#changed = false;
    this.#reportedAtMs = Date.now();
    this.#inFlight = this.#report(this.#progress)
      .catch(this.#onError)
      .finally(() => {
        this.#inFlight = undefined;
      });
  }
}

const reportEveryMs = 1_000;

/** A lease lasts 50 s after the last report (resolvers/times.ts), so one report may be lost. */
export const heartbeatMs = 20_000;
