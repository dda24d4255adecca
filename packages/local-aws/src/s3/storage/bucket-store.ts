import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../../files/durable-file.ts';
import { readStoredJson } from '../../files/stored-json.ts';
import { BlobStore } from './blob-store.ts';
import { ObjectStore } from './object-store.ts';
import { UploadStore } from './upload-store.ts';

/** The objects, uploads and blobs of a bucket on disk. */
export interface BucketStore {
  readonly createdMs: number;
  readonly blobs: BlobStore;
  readonly objects: ObjectStore;
  readonly uploads: UploadStore;
}

/** Opens a bucket's folder. Creates a missing folder and removes the leftovers of a crash. */
export async function openBucketStore(folder: string, nowMs: number): Promise<BucketStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const createdMs = await readCreation(join(folder, 'bucket.json'), nowMs);
  const blobs = new BlobStore(join(folder, 'blobs'));
  const objects = await ObjectStore.open(join(folder, 'objects'), blobs);
  const all = [...objects.values()];
  const uploads = await UploadStore.open(
    join(folder, 'uploads'),
    blobs,
    new Set(all.flatMap(({ uploadId }) => uploadId ?? [])),
  );
  const parts = uploads.list().flatMap(({ id }) => uploads.parts(id));
  await blobs.removeAllBut(
    new Set([...all.flatMap((object) => object.blobs), ...parts.map(({ blob }) => blob)].map(({ id }) => id)),
  );
  return { createdMs, blobs, objects, uploads };
}

async function readCreation(file: string, nowMs: number): Promise<number> {
  try {
    return ((await readStoredJson(file)) as { readonly createdMs: number }).createdMs;
  } catch (error) {
    if (!(error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT')) throw error;
    await writeDurably(file, JSON.stringify({ createdMs: nowMs }));
    return nowMs;
  }
}
