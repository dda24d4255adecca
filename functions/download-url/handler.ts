import { GetObjectCommand, HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Handler } from 'aws-lambda';
import { isArchiveFileName } from '../../archive/file-name.ts';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { environmentOf } from '../environment.ts';

const environment = environmentOf<'download-url'>();
const s3 = new S3Client({});
const bucket = environment.text('ARCHIVE_BUCKET');
const urlTtlSeconds = environment.count('URL_TTL_SECONDS');

/** The parent `Export`, as its resolver found it. */
export interface DownloadUrlEvent extends ArchiveIdentity {
  readonly status: string;
  /** The name under which the browser saves the file. */
  readonly fileName: string;
}

/**
 * Signs a link to an export's archive: one object, valid for a few minutes, saved under its own name, kept in no cache.
 * Returns null unless the export is READY and the object still exists. Anyone with the link can read the person's
 * accounts, so the link is never logged.
 */
export const handler: Handler<DownloadUrlEvent, string | null> = async (event) => {
  if (event.status !== 'READY') return null;
  if (!isArchiveFileName(event.fileName)) throw new RangeError('The name of the file is not one that an archive has.');
  const object = { Bucket: bucket, Key: archiveObjectKey(event) };
  if (!(await isThere(object))) return null;
  const download = new GetObjectCommand({
    ...object,
    ResponseContentDisposition: `attachment; filename="${event.fileName}"`,
    ResponseCacheControl: 'private, no-store',
  });
  return getSignedUrl(s3, download, { expiresIn: urlTtlSeconds });
};

async function isThere(object: { Bucket: string; Key: string }): Promise<boolean> {
  try {
    await s3.send(new HeadObjectCommand(object));
    return true;
  } catch (error) {
    // For a missing key, S3 answers "forbidden" to a role that may not list the bucket.
    if (
      error instanceof S3ServiceException &&
      (error.$metadata.httpStatusCode === 404 || error.$metadata.httpStatusCode === 403)
    )
      return false;
    throw error;
  }
}
