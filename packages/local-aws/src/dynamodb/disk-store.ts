import { readdirSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from 'dynalite/db/index.js';
import storage from 'dynalite/db/index.js';
import { DiskFault, diskFault, freeBytes, onDisk } from '../files/disk-fault.ts';
import { GuardedWrites } from './guarded-writes.ts';

/** The data folder is open in another process. */
export class EngineInUse extends Error {
  override readonly name = 'EngineInUse';
}

export interface OpenStore {
  readonly store: Store;
  readonly writes: GuardedWrites;
}

/** The space for a manifest, a new log and the first writes to it. Recovery needs the size of the logs in addition. */
const spareBytes = 1024 ** 2;

/**
 * dynalite's store in a folder. After the disk has refused a write, the store only reads until there is enough space to
 * open it again.
 */
export class DiskStore {
  readonly path: string;
  readonly #account: { readonly region: string; readonly accountId: string };
  readonly #underWay = new Set<Promise<unknown>>();
  #open: OpenStore | undefined;
  #opening: Promise<OpenStore> | undefined;
  #fault: Error | undefined;
  #faults = 0;

  private constructor(path: string, account: { readonly region: string; readonly accountId: string }) {
    this.path = path;
    this.#account = account;
  }

  static async open(
    path: string,
    account: { readonly region: string; readonly accountId: string },
  ): Promise<DiskStore> {
    const opened = new DiskStore(path, account);
    await onDisk(path, () => mkdir(path, { recursive: true, mode: 0o700 }));
    opened.#open = await opened.#openStore();
    return opened;
  }

  /** Runs `act` on the store. Throws `DiskFault` when the disk refuses a write. */
  async use<Result>(act: (open: OpenStore) => Promise<Result>): Promise<Result> {
    const open = await this.#usable();
    const running = onDisk(this.path, () => act(open));
    this.#underWay.add(running);
    try {
      return await running;
    } finally {
      this.#underWay.delete(running);
    }
  }

  /** The number of refused writes, after each of which the store is opened again. */
  get faults(): number {
    return this.#faults + (this.#open?.writes.fault === undefined ? 0 : 1);
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#open?.store.lifecycleManager.gracefulClose();
    this.#open = undefined;
  }

  async #usable(): Promise<OpenStore> {
    if (this.#opening !== undefined) return this.#opening;
    const open = this.#open;
    if (open !== undefined && (open.writes.fault === undefined || !this.#hasRoom())) return open;
    if (open === undefined && !this.#hasRoom())
      throw (
        diskFault(this.#fault, this.path) ??
        new DiskFault(`${this.path} could not be opened again.`, { cause: this.#fault })
      );
    this.#opening = this.#openAgain(open);
    try {
      return await this.#opening;
    } finally {
      this.#opening = undefined;
    }
  }

  /**
   * Closes the old store after its running operations and opens a new one. LevelDB's recovery then drops partly written
   * records and starts a new log.
   */
  async #openAgain(old: OpenStore | undefined): Promise<OpenStore> {
    if (old?.writes.fault !== undefined) {
      this.#fault = old.writes.fault;
      this.#faults += 1;
    }
    await Promise.allSettled(this.#underWay);
    await old?.store.lifecycleManager.gracefulClose();
    this.#open = undefined;
    this.#open = await this.#openStore();
    return this.#open;
  }

  async #openStore(): Promise<OpenStore> {
    const settings = { path: this.path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
    const store = storage.create(settings);
    try {
      await store.db.open();
    } catch (error) {
      const { cause } = error as { readonly cause?: unknown };
      if ((cause as NodeJS.ErrnoException | undefined)?.code === 'LEVEL_LOCKED') {
        throw new EngineInUse(`${this.path} is open in another process. End it, or choose another data folder.`, {
          cause,
        });
      }
      throw diskFault(error, this.path) ?? error;
    }
    // Otherwise dynalite would read the region from the environment of the host's process.
    store.tableDb.awsRegion = this.#account.region;
    store.tableDb.awsAccountId = this.#account.accountId;
    return { store, writes: new GuardedWrites(store) };
  }

  /** True when there is space to turn the logs into tables, which happens when the store is opened. */
  #hasRoom(): boolean {
    const logs = readdirSync(this.path).filter((name) => name.endsWith('.log'));
    return freeBytes(this.path) >= logs.reduce((sum, name) => sum + statSync(join(this.path, name)).size, spareBytes);
  }
}
