import type { BackedUp } from './backup-record.ts';
import type { CopyState } from './state-of-copy.ts';
import { stateOf } from './state-of-copy.ts';

type BadState = Exclude<CopyState, 'GOOD'>;

/** The copies that earlier backups wrote. Each is read again at most once, the newest first. */
export class OlderCopies {
  readonly bad: { readonly file: string; readonly state: BadState }[] = [];
  readonly #good: BackedUp[] = [];
  readonly #unread: BackedUp[];
  readonly #dir: string;
  readonly #onBad: (copy: BackedUp, state: BadState) => void;

  /** @param onBad called for each copy that has rotted or is gone */
  constructor(dir: string, copies: readonly BackedUp[], onBad: (copy: BackedUp, state: BadState) => void) {
    this.#dir = dir;
    this.#unread = copies.toSorted((a, b) => Date.parse(b.requestedAt) - Date.parse(a.requestedAt));
    this.#onBad = onBad;
  }

  /** Reads copies until one is as it was written. Undefined when none is. */
  async newestGood(): Promise<BackedUp | undefined> {
    while (this.#good.length === 0 && this.#unread.length > 0) await this.#readNext();
    return this.#good[0];
  }

  /** Reads the rest, too. The newest first. */
  async allGood(): Promise<readonly BackedUp[]> {
    while (this.#unread.length > 0) await this.#readNext();
    return this.#good;
  }

  async #readNext(): Promise<void> {
    const copy = this.#unread.shift();
    if (copy === undefined) return;
    const state = await stateOf(this.#dir, copy);
    if (state === 'GOOD') this.#good.push(copy);
    else {
      this.bad.push({ file: copy.file, state });
      this.#onBad(copy, state);
    }
  }
}
