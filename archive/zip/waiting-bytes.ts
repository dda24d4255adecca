import type { Extent, TemporaryFile } from './temporary-file.ts';

/** The memory that all entries of one archive share, and the temporary file for what exceeds it. */
export interface Waiting {
  /** Bytes kept in memory by all entries together. */
  heldBytes: number;
  readonly maxHeldBytes: number;
  readonly file: TemporaryFile;
}

/**
 * The deflated bytes of one entry between the deflater and the zip. They wait in memory up to the shared limit, and in
 * the temporary file beyond it. For the entry that is being written out (`flowing`), the deflater waits instead. There
 * is one writer and one reader, and the order is kept.
 */
export class WaitingBytes {
  readonly #waiting: Waiting;
  readonly #pieces: (Buffer | Extent)[] = [];
  #ended = false;
  #failure: { readonly reason: unknown } | undefined;
  #wake: (() => void)[] = [];
  #ownBytes = 0;
  /** True once this entry's bytes are written out as they arrive. Its writer then waits and does not use the file. */
  flowing = false;

  constructor(waiting: Waiting) {
    this.#waiting = waiting;
  }

  async push(bytes: Buffer): Promise<void> {
    while (this.flowing && this.#ownBytes >= maxFlowingBytes) await this.#change();
    this.#throwIfFailed();
    if (this.flowing || this.#waiting.heldBytes < this.#waiting.maxHeldBytes) {
      this.#hold(bytes.length);
      this.#pieces.push(bytes);
    } else {
      this.#pieces.push(await this.#waiting.file.append(bytes));
    }
    this.#notify();
  }

  /** No more bytes come. */
  end(): void {
    this.#ended = true;
    this.#notify();
  }

  /** Both sides that wait throw `reason`. */
  fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#notify();
  }

  async *read(): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      this.#throwIfFailed();
      const piece = this.#pieces.shift();
      if (piece === undefined) {
        if (this.#ended) return;
        await this.#change();
      } else if (Buffer.isBuffer(piece)) {
        this.#hold(-piece.length);
        this.#notify();
        yield piece;
      } else {
        yield await this.#waiting.file.read(piece);
      }
    }
  }

  #hold(bytes: number): void {
    this.#ownBytes += bytes;
    this.#waiting.heldBytes += bytes;
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure.reason;
  }

  #change(): Promise<void> {
    this.#throwIfFailed();
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

/** Enough to keep the deflater busy while the zip's reader is slow. */
const maxFlowingBytes = 1024 * 1024;
