import { compareKeys } from '../ledger/key-order.ts';
import type { LedgerRecord, RecordStream } from './ledger-record.ts';

/** The same key in the copy, in the ledger before the restore, and in the ledger now. At least one of them is present. */
export interface MergedRecord {
  readonly key: string;
  readonly copy: LedgerRecord | undefined;
  /** From the safety copy. During a preview it is the record of the ledger now. */
  readonly before: LedgerRecord | undefined;
  readonly live: LedgerRecord | undefined;
}

/**
 * Merges the three streams of one dataset by key. Memory holds one batch of each. Without `before` (a preview, which
 * has no safety copy yet) the live record stands for it.
 *
 * @throws StreamUnordered when a stream is not in strictly ascending key order, and any error of a stream.
 */
export async function* mergeStreams(streams: {
  readonly copy: RecordStream;
  readonly before?: RecordStream;
  readonly live: RecordStream;
}): AsyncGenerator<readonly MergedRecord[], void, undefined> {
  const copy = new Cursor('copy', streams.copy);
  const live = new Cursor('ledger', streams.live);
  const before = streams.before && new Cursor('safety copy', streams.before);
  const cursors = before ? [copy, before, live] : [copy, live];
  try {
    for (;;) {
      for (const cursor of cursors) await cursor.fill();
      const merged: MergedRecord[] = [];
      while (cursors.every((cursor) => cursor.isReady)) {
        const key = smallestKey(cursors);
        if (key === undefined) break;
        const liveRecord = live.take(key);
        merged.push({ key, copy: copy.take(key), before: before ? before.take(key) : liveRecord, live: liveRecord });
      }
      if (merged.length > 0) yield merged;
      if (cursors.every((cursor) => cursor.isAtEnd)) return;
    }
  } finally {
    await Promise.all(cursors.map((cursor) => cursor.close()));
  }
}

/** A source that promised key order did not keep it. Nothing that follows could be trusted. */
export class StreamUnordered extends Error {
  override readonly name = 'StreamUnordered';

  constructor(stream: string, previous: string, key: string) {
    super(`The ${stream} is not in key order: ${JSON.stringify(key)} follows ${JSON.stringify(previous)}.`);
  }
}

function smallestKey(cursors: readonly Cursor[]): string | undefined {
  let smallest: string | undefined;
  for (const { key } of cursors) {
    if (key !== undefined && (smallest === undefined || compareKeys(key, smallest) < 0)) smallest = key;
  }
  return smallest;
}

/** The present record of one stream. */
class Cursor {
  readonly #name: string;
  readonly #batches: AsyncIterator<readonly LedgerRecord[]>;
  #batch: readonly LedgerRecord[] = [];
  #at = 0;
  #previous: string | undefined;
  isAtEnd = false;

  constructor(name: string, stream: RecordStream) {
    this.#name = name;
    this.#batches = stream[Symbol.asyncIterator]();
  }

  /** Undefined at the end. */
  get key(): string | undefined {
    return this.#batch[this.#at]?.key;
  }

  /** False when the next batch must be read before the present record is known. */
  get isReady(): boolean {
    return this.isAtEnd || this.#at < this.#batch.length;
  }

  async fill(): Promise<void> {
    while (!this.isReady) {
      const next: IteratorResult<readonly LedgerRecord[], unknown> = await this.#batches.next();
      this.#at = 0;
      this.isAtEnd = next.done === true;
      this.#batch = next.done === true ? [] : next.value;
    }
  }

  /** The present record, if it has this key. */
  take(key: string): LedgerRecord | undefined {
    const record = this.#batch[this.#at];
    if (record?.key !== key) return undefined;
    if (this.#previous !== undefined && compareKeys(this.#previous, key) >= 0)
      throw new StreamUnordered(this.#name, this.#previous, key);
    this.#previous = key;
    this.#at += 1;
    return record;
  }

  async close(): Promise<void> {
    if (!this.isAtEnd) await this.#batches.return?.();
  }
}
