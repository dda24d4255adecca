import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  NoSuchUpload,
} from '@aws-sdk/client-s3';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';
import type { Storage } from './bucket.ts';

/** An export, without a particular attempt. */
export type ExportIdentity = Omit<ArchiveIdentity, 'attempt'>;

/**
 * Removes everything that attempts at an export stored: objects, and uploads that never ended. A missing object is not
 * an error.
 */
export async function removeAttempts(
  storage: Storage,
  exported: ExportIdentity,
  attempts: Iterable<number>,
): Promise<void> {
  for (const attempt of attempts) {
    const key = archiveObjectKey({ ...exported, attempt });
    // The order matters: an aborted upload can no longer become an object after the objects are removed.
    try {
      await abortUploads(storage, key);
    } finally {
      await storage.s3.send(new DeleteObjectCommand({ Bucket: storage.bucket, Key: key }));
    }
  }
}

/**
 * Aborts every open upload to a key. This includes an upload whose id only S3 knows, because the answer to its creation
 * was lost.
 */
export async function abortUploads({ s3, bucket, uploads = s3 }: Storage, key: string): Promise<void> {
  for (;;) {
    const { Uploads = [], IsTruncated } = await uploads.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }),
    );
    for (const { UploadId } of Uploads) await abortUpload({ s3, bucket }, key, UploadId);
    // The next list no longer contains the aborted uploads.
    if (!IsTruncated) return;
  }
}

async function abortUpload({ s3, bucket }: Storage, key: string, uploadId: string | undefined): Promise<void> {
  try {
    await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }));
  } catch (error) {
    // The upload has ended since it was listed.
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}
