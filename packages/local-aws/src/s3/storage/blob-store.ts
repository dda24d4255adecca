import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../files/disk-fault.ts';
import { syncFolder } from '../../files/durable-file.ts';

/** A sequence of bytes on disk. An object consists of one blob, or of one per uploaded part. */
export interface Blob {
  readonly id: string;
  readonly sizeBytes: number;
}

/**
 * Immutable files. A file that no record names is removed at the next start, so a crash needs no other clean-up. Names
 * are random and independent of the key, so that a key such as `../x` cannot leave the folder.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes a stream to disk and syncs it. On an error of the stream or of the disk (`DiskFault`), the file is removed
   * and the error is thrown.
   */
  write(source: AsyncIterable<Uint8Array>): Promise<Blob> {
    return onDisk(this.#folder, () => this.#write(source));
  }

  async #write(source: AsyncIterable<Uint8Array>): Promise<Blob> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const id = randomUUID();
    const handle = await open(this.#path(id), 'wx', 0o600);
    let sizeBytes = 0;
    try {
      for await (const chunk of source) {
        await handle.writeFile(chunk);
        sizeBytes += chunk.byteLength;
      }
      await handle.sync();
      await syncFolder(this.#folder);
    } catch (error) {
      await rm(this.#path(id), { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return { id, sizeBytes };
  }

  /**
   * The bytes `from`–`to` (inclusive) of concatenated blobs, to be read once. The files stay until the reader is done,
   * even if they are removed in the meantime.
   */
  read(blobs: readonly Blob[], from: number, to: number): AsyncIterable<Uint8Array> {
    // Registered now, because a generator's body runs only at the first read. The files might be gone by then.
    for (const { id } of blobs) this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1);
    return this.#read(blobs, from, to);
  }

  async *#read(blobs: readonly Blob[], from: number, to: number): AsyncGenerator<Uint8Array> {
    try {
      let start = 0;
      for (const { id, sizeBytes } of blobs) {
        const first = Math.max(0, from - start);
        const last = Math.min(sizeBytes - 1, to - start);
        if (first <= last) yield* this.#readFile(id, first, last);
        start += sizeBytes;
      }
    } finally {
      for (const { id } of blobs) this.#readers.set(id, (this.#readers.get(id) ?? 1) - 1);
      await this.remove(blobs.filter(({ id }) => this.#doomed.has(id)));
    }
  }

  /** Removes blobs. A blob that is being read is removed after its last reader is done. */
  async remove(blobs: readonly Blob[]): Promise<void> {
    for (const { id } of blobs) {
      if ((this.#readers.get(id) ?? 0) > 0) {
        this.#doomed.add(id);
        continue;
      }
      this.#doomed.delete(id);
      this.#readers.delete(id);
      await rm(this.#path(id), { force: true });
    }
  }

  /** Removes the leftovers of a crash, which are all blobs except these. Call it only before the first request. */
  async removeAllBut(kept: ReadonlySet<string>): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const id of await readdir(this.#folder)) {
      if (!kept.has(id)) await rm(this.#path(id), { force: true });
    }
  }

  async *#readFile(id: string, first: number, last: number): AsyncGenerator<Uint8Array> {
    const handle = await open(this.#path(id), 'r');
    try {
      const stream = handle.createReadStream({
        start: first,
        end: last,
        autoClose: false,
        highWaterMark: readSizeBytes,
      });
      for await (const chunk of stream) yield chunk as Buffer;
    } finally {
      await handle.close();
    }
  }

  #path(id: string): string {
    return join(this.#folder, id);
  }
}

/** Four times the default of Node's streams, for fewer reads of whole objects. */
const readSizeBytes = 256 * 1024;
