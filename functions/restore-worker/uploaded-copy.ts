import { createHash } from 'node:crypto';
import type { Copy } from '../../archive/copy/copy.ts';
import { openCopy } from '../../archive/copy/open-copy.ts';
import { uploadObjectKey } from '../../archive/object-key.ts';
import { readRanges } from '../../archive/zip/byte-source.ts';
import type { RestoreStateFragment } from '../__generated__/graphql.ts';
import type { Storage } from '../storage/bucket.ts';
import { RestoreFailed } from './restore-failure.ts';
import { openStoredObject } from './stored-object.ts';

/** A copy in the bucket, and the ETag of its object. */
export interface StoredCopy {
  readonly copy: Copy;
  readonly eTag: string;
}

/**
 * Opens the uploaded file for a check: it must be the file that was announced, by size and SHA-256.
 *
 * @throws CopyRefused, RestoreFailed `FILE_NOT_AS_ANNOUNCED`, ObjectReplaced, and any error of S3.
 */
export async function openAnnouncedCopy(
  storage: Storage,
  restore: RestoreStateFragment,
  signal: AbortSignal,
): Promise<StoredCopy> {
  const object = await openStoredObject(storage, uploadObjectKey(restore), { signal });
  if (object.bytes !== restore.bytes) throw new RestoreFailed('FILE_NOT_AS_ANNOUNCED');
  const hash = createHash('sha256');
  for await (const range of readRanges(object, 0, object.bytes - 1)) hash.update(range);
  if (hash.digest('hex') !== restore.sha256) throw new RestoreFailed('FILE_NOT_AS_ANNOUNCED');
  return { copy: await openCopy(object), eTag: object.eTag };
}

/** Opens the file that the check has read. Throws ObjectReplaced when it is gone or another one. */
export async function openCheckedCopy(
  storage: Storage,
  restore: RestoreStateFragment,
  signal: AbortSignal,
): Promise<Copy> {
  const { eTag } = restore;
  if (!eTag) throw new RestoreFailed('FILE_NOT_AS_ANNOUNCED');
  return openCopy(await openStoredObject(storage, uploadObjectKey(restore), { signal, eTag }));
}
