import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onDisk } from '../../files/disk-fault.ts';
import { draftEnding, removeDurably, syncFolder, writeDurably } from '../../files/durable-file.ts';
import { readStoredJson } from '../../files/stored-json.ts';
import { KeyedQueue } from '../../keyed-queue.ts';
import type { Checksum, ChecksumAlgorithm, ChecksumType } from '../body/checksum.ts';
import { S3Error } from '../s3-error.ts';
import type { Blob, BlobStore } from './blob-store.ts';
import type { ObjectDescription } from './stored-object.ts';

/** A multipart upload in progress. */
export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly initiatedMs: number;
  readonly description: ObjectDescription;
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly type: ChecksumType };
}

export interface UploadedPart {
  readonly partNumber: number;
  readonly blob: Blob;
  readonly etag: string;
  readonly lastModifiedMs: number;
  readonly checksum?: Checksum;
}

/** The multipart uploads of a bucket. Each has a folder with `upload.json` and a record for every part. */
export class UploadStore {
  readonly #folder: string;
  readonly #blobs: BlobStore;
  readonly #uploads = new Map<string, { readonly upload: Upload; readonly parts: Map<number, UploadedPart> }>();
  readonly #queue = new KeyedQueue();

  private constructor(folder: string, blobs: BlobStore) {
    this.#folder = folder;
    this.#blobs = blobs;
  }

  /**
   * `completed` are uploads whose objects exist: a crash between the two writes of a Complete leaves their folders
   * behind.
   */
  static async open(folder: string, blobs: BlobStore, completed: ReadonlySet<string>): Promise<UploadStore> {
    const store = new UploadStore(folder, blobs);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const id of await readdir(folder)) await store.#load(id, completed.has(id));
    return store;
  }

  async create(start: Omit<Upload, 'id'>): Promise<Upload> {
    const upload: Upload = { id: randomBytes(32).toString('hex'), ...start };
    const folder = join(this.#folder, upload.id);
    try {
      await onDisk(this.#folder, () => mkdir(folder, { mode: 0o700 }));
      await writeDurably(join(folder, recordName), JSON.stringify(upload));
      await syncFolder(this.#folder);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    this.#uploads.set(upload.id, { upload, parts: new Map() });
    return upload;
  }

  /** The upload of that id. Throws `NoSuchUpload`, even when the upload belongs to another key. */
  get(id: string, key: string): Upload {
    return this.#known(id, key).upload;
  }

  /** The parts in the order of their numbers. */
  parts(id: string): readonly UploadedPart[] {
    return [...(this.#uploads.get(id)?.parts.values() ?? [])].sort((a, b) => a.partNumber - b.partNumber);
  }

  /** The uploads by key (UTF-8), then by their start. */
  list(): readonly Upload[] {
    return [...this.#uploads.values()]
      .map(({ upload }) => upload)
      .sort(
        (a, b) =>
          Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
          a.initiatedMs - b.initiatedMs ||
          (a.id < b.id ? -1 : 1),
      );
  }

  /**
   * Stores a part, which replaces a part of the same number. Throws `NoSuchUpload` when the upload has ended in the
   * meantime. The caller then has to remove the blob.
   */
  async putPart(upload: Upload, part: UploadedPart): Promise<void> {
    await this.#queue.run(upload.id, async () => {
      const { parts } = this.#known(upload.id, upload.key);
      const before = parts.get(part.partNumber);
      await writeDurably(join(this.#folder, upload.id, `${part.partNumber}.json`), JSON.stringify(part));
      parts.set(part.partNumber, part);
      if (before !== undefined) await this.#blobs.remove([before.blob]);
    });
  }

  /**
   * Ends an upload with `finish`, which makes an object of the parts that it returns. The bytes of all other parts are
   * removed.
   */
  async complete<T>(
    id: string,
    key: string,
    finish: (
      upload: Upload,
      parts: readonly UploadedPart[],
    ) => Promise<{ readonly used: readonly UploadedPart[]; readonly result: T }>,
  ): Promise<T> {
    return this.#queue.run(id, async () => {
      const { upload } = this.#known(id, key);
      const parts = this.parts(id);
      const { used, result } = await finish(upload, parts);
      await this.#forget(
        id,
        parts.filter((part) => !used.includes(part)),
      );
      return result;
    });
  }

  /** Ends an upload and removes its parts. Throws `NoSuchUpload`. */
  async abort(id: string, key: string): Promise<void> {
    await this.#queue.run(id, async () => {
      this.#known(id, key);
      await this.#forget(id, this.parts(id));
    });
  }

  async #forget(id: string, unused: readonly UploadedPart[]): Promise<void> {
    this.#uploads.delete(id);
    await removeDurably(join(this.#folder, id));
    await this.#blobs.remove(unused.map(({ blob }) => blob));
  }

  #known(id: string, key: string) {
    const known = this.#uploads.get(id);
    if (known?.upload.key !== key)
      throw new S3Error('NoSuchUpload', 'The specified upload does not exist. It may have been aborted or completed.', {
        UploadId: id,
      });
    return known;
  }

  async #load(id: string, isCompleted: boolean): Promise<void> {
    const folder = join(this.#folder, id);
    const names = (await readdir(folder)).filter((name) => !name.endsWith(draftEnding));
    if (isCompleted || !names.includes(recordName)) return removeDurably(folder);
    const upload = (await readStoredJson(join(folder, recordName))) as Upload;
    const parts = new Map<number, UploadedPart>();
    for (const name of names.filter((candidate) => candidate !== recordName)) {
      const part = (await readStoredJson(join(folder, name))) as UploadedPart;
      parts.set(part.partNumber, part);
    }
    this.#uploads.set(id, { upload, parts });
  }
}

const recordName = 'upload.json';
