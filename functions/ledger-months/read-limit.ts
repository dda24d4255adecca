/**
 * When a summary stops reading: a person waits for it, and it is only a summary. What it has read until then is told
 * as "at least".
 */
export class ReadLimit {
  readonly #untilMs: number;
  readonly #nowMs: () => number;
  #units = 0;

  readonly #mostBytes: number;

  constructor(nowMs: () => number, { longestMs, mostBytes }: Bounds = ofRanges) {
    this.#nowMs = nowMs;
    this.#untilMs = nowMs() + longestMs;
    this.#mostBytes = mostBytes;
  }

  /** @param units read capacity units of one answer, which DynamoDB counts for an eventually consistent read */
  count(units: number): void {
    this.#units += units;
  }

  isReached(): boolean {
    return this.#nowMs() >= this.#untilMs || this.#units * bytesPerUnit >= this.#mostBytes;
  }
}

interface Bounds {
  readonly longestMs: number;
  readonly mostBytes: number;
}

/** The bounds where a year is one range of keys. */
const ofRanges: Bounds = { longestMs: 2_000, mostBytes: 25 * 1024 * 1024 };

/** A table that is keyed by days takes a request for each day, and DynamoDB counts 4 KB for each, also for an empty one. */
export const ofDays: Bounds = { longestMs: 8_000, mostBytes: 100 * 1024 * 1024 };

/** An eventually consistent read of 4 KB takes half a unit (DynamoDB developer guide, "Read consistency"). */
const bytesPerUnit = 8 * 1024;
