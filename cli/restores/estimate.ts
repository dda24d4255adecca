/** Estimates the remaining time of a run by its speed so far. Each status begins a new estimate. */
export class Estimate {
  #status = '';
  #from: { readonly atMs: number; readonly done: number } = { atMs: 0, done: 0 };

  /**
   * Takes the next state. Milliseconds until `done` reaches `total`; undefined while that is not known.
   *
   * @param nowMs the time of this state
   */
  remainingMs(
    { status, done, total }: { readonly status: string; readonly done: number; readonly total: number | null },
    nowMs: number,
  ): number | undefined {
    if (status !== this.#status || done < this.#from.done) {
      this.#status = status;
      this.#from = { atMs: nowMs, done };
    }
    const [elapsedMs, moved] = [nowMs - this.#from.atMs, done - this.#from.done];
    if (total === null || moved === 0 || elapsedMs < shortestBasisMs) return undefined;
    return Math.max(0, ((total - done) / moved) * elapsedMs);
  }
}

/** Less than this says little about the speed. */
const shortestBasisMs = 900;

/** `8 s`, `3 min`, `2 h`; rounded up. */
export function roughly(durationMs: number): string {
  const seconds = Math.max(1, Math.ceil(durationMs / 1000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
