import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../files/disk-fault.ts';
import { syncFolder } from '../../files/durable-file.ts';

/** A run of bytes on disk. An object is one blob, or one for each part it was uploaded in. */
export interface Blob {
  readonly id: string;
  readonly sizeBytes: number;
}

/**
 * Immutable files without meaning of their own: what no record names is removed at the next start, so that a crash needs no clean-up of its own.
 * Names are random and have nothing of the key, which keeps `../` and every other key inside the folder.
 */
export class BlobStore {
  readonly #folder: string;
  readonly #readers = new Map<string, number>();
  readonly #doomed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a stream to disk and syncs it. On an error of the stream, or of the disk (`DiskFault`), nothing stays, and the error is thrown. */
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

  /** The bytes `from`–`to` (inclusive) of blobs end to end, to be read once. The files stay until the reader is done, even if they are removed meanwhile. */
  read(blobs: readonly Blob[], from: number, to: number): AsyncIterable<Uint8Array> {
    // Now and not at the first byte: a generator's body would only run then, and the files might be gone.
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

  /** Removes blobs, those being read once their last reader is done. */
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

  /** Removes what a crash left behind: every blob but these. Only before the first request. */
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

/** Four times the default of Node's streams: fewer trips to disk for whole objects. */
const readSizeBytes = 256 * 1024;
