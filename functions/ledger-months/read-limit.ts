/**
 * When a summary stops reading: a person waits for it, and it is only a summary. What it has read until then is told
 * as "at least".
 */
export class ReadLimit {
  readonly #untilMs: number;
  readonly #nowMs: () => number;
  #units = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#untilMs = nowMs() + longestMs;
  }

  /** @param units read capacity units of one answer, which DynamoDB counts for an eventually consistent read */
  count(units: number): void {
    this.#units += units;
  }

  isReached(): boolean {
    return this.#nowMs() >= this.#untilMs || this.#units * bytesPerUnit >= mostBytes;
  }
}

const longestMs = 2_000;
const mostBytes = 25 * 1024 * 1024;

/** An eventually consistent read of 4 KB takes half a unit (DynamoDB developer guide, "Read consistency"). */
const bytesPerUnit = 8 * 1024;
