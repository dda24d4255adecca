import type { S3Client } from '@aws-sdk/client-s3';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  NoSuchUpload,
} from '@aws-sdk/client-s3';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';

/** The bucket that archives lie in. */
export interface Storage {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** An export, whichever of its attempts. */
export type ExportIdentity = Omit<ArchiveIdentity, 'attempt'>;

/** Removes what attempts at an export stored: objects, and uploads that never ended. What is not there is no error. */
export async function removeAttempts(
  storage: Storage,
  exported: ExportIdentity,
  attempts: Iterable<number>,
): Promise<void> {
  for (const attempt of attempts) {
    const key = archiveObjectKey({ ...exported, attempt });
    // In this order: an upload that is gone cannot become an object behind our back.
    try {
      await abortUploads(storage, key);
    } finally {
      await storage.s3.send(new DeleteObjectCommand({ Bucket: storage.bucket, Key: key }));
    }
  }
}

/** Aborts every upload to a key that has not ended, also one whose beginning S3 alone knows of, because the answer was lost. */
export async function abortUploads({ s3, bucket }: Storage, key: string): Promise<void> {
  for (;;) {
    const { Uploads = [], IsTruncated } = await s3.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }),
    );
    for (const { UploadId } of Uploads) await abortUpload({ s3, bucket }, key, UploadId);
    // The aborted ones are gone from the next list.
    if (!IsTruncated) return;
  }
}

async function abortUpload({ s3, bucket }: Storage, key: string, uploadId: string | undefined): Promise<void> {
  try {
    await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }));
  } catch (error) {
    // It has ended since it was listed.
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}
