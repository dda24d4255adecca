import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store, StoreChange } from 'dynalite/db/index.js';

type Done = (error: Error | null) => void;

/**
 * Makes the writes of a store safe on a disk that may refuse them. One at a time, and none after one that failed: LevelDB's log goes on after a
 * record that it wrote in part, and a later start drops what follows such a record, acknowledged or not. What one operation changes in an item
 * and in its indexes is one record, so that it is refused as a whole.
 */
export class GuardedWrites {
  readonly #batch: (changes: readonly StoreChange[], done: Done) => void;
  readonly #ofItem = new AsyncLocalStorage<StoreChange[]>();
  #turn = Promise.resolve();
  #fault: Error | undefined;

  constructor({ db }: Store) {
    this.#batch = db.batch.bind(db);
    db.put = (key, value, done) => this.#change({ type: 'put', key, value }, done);
    db.del = (key, done) => this.#change({ type: 'del', key }, done);
    db.batch = (changes, done) => this.#write(changes, done);
  }

  /** The refusal after which the store must be opened again before it is written. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  /** Runs what writes an item: changes to indexes wait for the item's own. */
  ofItem(act: () => void): void {
    this.#ofItem.run([], act);
  }

  #change(change: StoreChange, done: Done): void {
    const pending = this.#ofItem.getStore();
    // dynalite writes the indexes first and the item last, in all its actions (4.0.0, which package.json pins).
    if (pending !== undefined && change.key.startsWith('index-')) {
      pending.push(change);
      setImmediate(done, null);
    } else this.#write([...(pending?.splice(0) ?? []), change], done);
  }

  #write(changes: readonly StoreChange[], done: Done): void {
    this.#turn = this.#turn.then(() => this.#writeNow(changes).then((refusal) => void setImmediate(done, refusal)));
  }

  #writeNow(changes: readonly StoreChange[]): Promise<Error | null> {
    if (this.#fault !== undefined) return Promise.resolve(this.#fault);
    return new Promise((resolve) => {
      this.#batch(changes, (error) => {
        // In these words: what dynalite writes after it has answered it passes over when the database is closed, and prints otherwise.
        if (error) this.#fault = new Error(`Database is closed for writing: ${error.message}`, { cause: error });
        resolve(this.#fault ?? null);
      });
    });
  }
}
