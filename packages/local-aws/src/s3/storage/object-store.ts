import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { draftEnding, removeDurably, writeDurably } from '../../files/durable-file.ts';
import { readStoredJson } from '../../files/stored-json.ts';
import { KeyedQueue } from '../../keyed-queue.ts';
import type { BlobStore } from './blob-store.ts';
import type { StoredObject } from './stored-object.ts';

/**
 * The objects of a bucket, as records on disk and an index in memory. A change survives a crash as soon as `put` or
 * `remove` has resolved.
 */
export class ObjectStore {
  readonly #folder: string;
  readonly #blobs: BlobStore;
  readonly #objects = new Map<string, StoredObject>();
  readonly #queue = new KeyedQueue();
  #sortedKeys: readonly string[] | undefined;

  private constructor(folder: string, blobs: BlobStore) {
    this.#folder = folder;
    this.#blobs = blobs;
  }

  static async open(folder: string, blobs: BlobStore): Promise<ObjectStore> {
    const store = new ObjectStore(folder, blobs);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (name.endsWith(draftEnding)) await removeDurably(join(folder, name));
      else {
        const object = (await readStoredJson(join(folder, name))) as StoredObject;
        store.#objects.set(object.key, object);
      }
    }
    return store;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  values(): Iterable<StoredObject> {
    return this.#objects.values();
  }

  /** All keys in S3's order, which is the order of their UTF-8 bytes. */
  sortedKeys(): readonly string[] {
    // JavaScript's order is that of UTF-16, which has 🍣 before ﷽.
    this.#sortedKeys ??= [...this.#objects.keys()]
      .map((key) => ({ key, bytes: Buffer.from(key) }))
      .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
      .map(({ key }) => key);
    return this.#sortedKeys;
  }

  /**
   * Stores an object and removes the bytes of the previous one. `mayReplace` receives the previous one, with no other
   * writer in between. An error that it throws stops the write. The caller then has to remove the new blobs.
   */
  async put(object: StoredObject, mayReplace: (existing: StoredObject | undefined) => void): Promise<void> {
    await this.#queue.run(object.key, async () => {
      const before = this.#objects.get(object.key);
      mayReplace(before);
      await writeDurably(this.#path(object.key), JSON.stringify(object));
      this.#objects.set(object.key, object);
      if (before === undefined) this.#sortedKeys = undefined;
      else await this.#blobs.remove(before.blobs);
    });
  }

  /** Removes an object if it exists and `unless` returns false. Returns true when it was removed. */
  async remove(key: string, unless: (existing: StoredObject) => boolean = () => false): Promise<boolean> {
    return this.#queue.run(key, async () => {
      const existing = this.#objects.get(key);
      if (existing === undefined || unless(existing)) return false;
      await removeDurably(this.#path(key));
      this.#objects.delete(key);
      this.#sortedKeys = undefined;
      await this.#blobs.remove(existing.blobs);
      return true;
    });
  }

  /** The file has the name of the key's hash, so `foo` and `foo/bar` are two files and `../x` is an ordinary one. */
  #path(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  }
}
