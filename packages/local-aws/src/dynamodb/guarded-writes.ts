import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store, StoreChange } from 'dynalite/db/index.js';

type Done = (error: Error | null) => void;

/**
 * Makes the writes of a store safe on a disk that may refuse them. Writes run one at a time, and none runs after a
 * failed one. LevelDB's log continues after a partly written record, and a later start drops everything after such a
 * record, even acknowledged writes. The changes of one operation to an item and its indexes are one record, so that the
 * disk refuses all or none of them.
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

  /** The refused write, after which the store must be opened again before the next write. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  /** Runs the writes of one item. Changes to indexes wait for the change of the item. */
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
        // The message must say that the database is closed: dynalite ignores that error in writes after its response,
        // and prints any other.
        if (error) this.#fault = new Error(`Database is closed for writing: ${error.message}`, { cause: error });
        resolve(this.#fault ?? null);
      });
    });
  }
}
