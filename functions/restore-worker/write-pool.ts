import { setTimeout as wait } from 'node:timers/promises';

export interface WritePoolOptions {
  /** The most writes in flight. */
  readonly most: number;
  /** True for an error that says that the table is too slow for the moment. */
  readonly isThrottle: (error: unknown) => boolean;
  /** Ends every wait. */
  readonly signal: AbortSignal;
  /** Called when the table becomes too slow, and when it has recovered. */
  readonly onSlow?: (isSlow: boolean) => void;
  /** @default 100 */
  readonly firstPauseMs?: number;
}

/**
 * Carries out writes with as much concurrency as the table takes. A throttled write is no failure: the concurrency is
 * halved, the write waits and is tried again. Each run of {@link writesPerStep} writes without throttling allows one
 * more. Any other error stops the pool.
 */
export class WritePool {
  readonly #options: WritePoolOptions;
  readonly #inFlight = new Set<Promise<void>>();
  #limit: number;
  #calm = 0;
  #failure: { readonly error: unknown } | undefined;
  /** The next end of a write. `Promise.race` would add a reaction to every write in flight, for each write. */
  #nextEnd = Promise.withResolvers<undefined>();

  constructor(options: WritePoolOptions) {
    this.#options = options;
    this.#limit = options.most;
  }

  /** The most writes in flight, as of now. */
  get limit(): number {
    return this.#limit;
  }

  /**
   * Starts a write as soon as there is room for it. Resolves when it has started.
   *
   * @throws the first error of any write, or the reason of the signal. No write starts after that.
   */
  async start(write: () => Promise<void>): Promise<void> {
    while (this.#inFlight.size >= this.#limit) await this.#nextEnd.promise;
    this.#throwFailure();
    const running: Promise<void> = this.#untilTaken(write)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#inFlight.delete(running);
        this.#nextEnd.resolve(undefined);
        this.#nextEnd = Promise.withResolvers<undefined>();
      });
    this.#inFlight.add(running);
  }

  /** Resolves when no write is in flight. Throws like `start`. */
  async drain(): Promise<void> {
    await Promise.all(this.#inFlight);
    this.#throwFailure();
  }

  /** Resolves when no write is in flight, whatever became of them. */
  async settle(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  #throwFailure(): void {
    // An aborted wait fails with an error of its own, so the reason of the signal comes first.
    this.#options.signal.throwIfAborted();
    if (this.#failure) throw this.#failure.error;
  }

  async #untilTaken(write: () => Promise<void>): Promise<void> {
    const { isThrottle, signal, most, firstPauseMs = 100 } = this.#options;
    for (let tries = 0; ; tries += 1) {
      signal.throwIfAborted();
      if (this.#failure) return;
      try {
        await write();
        this.#takeCalm(most);
        return;
      } catch (error) {
        if (!isThrottle(error)) throw error;
        this.#takeThrottle();
      }
      await wait(Math.min(longestPauseMs, firstPauseMs * 2 ** tries), undefined, { signal });
    }
  }

  #takeThrottle(): void {
    if (this.#limit === this.#options.most) this.#options.onSlow?.(true);
    this.#calm = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }

  #takeCalm(most: number): void {
    if (this.#limit === most) return;
    this.#calm += 1;
    if (this.#calm < writesPerStep) return;
    this.#calm = 0;
    this.#limit += 1;
    if (this.#limit === most) this.#options.onSlow?.(false);
  }
}

export const writesPerStep = 20;

/** The lease of a run is 50 s, and its reports go on meanwhile. A longer pause would only make the restore slower. */
const longestPauseMs = 5_000;
