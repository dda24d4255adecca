/** A place in a stream of batches. */
export class BatchCursor<Thing> {
  readonly #batches: AsyncGenerator<readonly Thing[], void, undefined>;
  #batch: readonly Thing[] = [];
  #at = 0;
  isAtEnd = false;

  constructor(batches: AsyncGenerator<readonly Thing[], void, undefined>) {
    this.#batches = batches;
  }

  /** Undefined at the end. */
  get record(): Thing | undefined {
    return this.#batch[this.#at];
  }

  /** False when the next batch must be read before the record here is known. */
  get isReady(): boolean {
    return this.isAtEnd || this.#at < this.#batch.length;
  }

  advance(): void {
    this.#at += 1;
  }

  async fill(): Promise<void> {
    while (!this.isReady) {
      const next = await this.#batches.next();
      this.#at = 0;
      this.isAtEnd = next.done === true;
      this.#batch = next.done === true ? [] : next.value;
    }
  }

  async close(): Promise<void> {
    await this.#batches.return();
  }
}
