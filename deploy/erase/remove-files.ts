import type { S3Client } from '@aws-sdk/client-s3';
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { archivesPrefix, safetyPrefix, uploadsPrefix } from '../../archive/object-key.ts';
import { Refused } from '../../cli/refused.ts';

/** Every prefix under which a person has objects. */
const prefixes = [archivesPrefix, uploadsPrefix, safetyPrefix];

/** Removes every object of an owner, and every upload in flight. Returns how many there were. */
export async function removeFiles(
  s3: S3Client,
  bucket: string,
  owner: string,
): Promise<{ readonly objects: number; readonly uploads: number }> {
  let [objects, uploads] = [0, 0];
  for (const prefix of prefixes) {
    objects += await removeObjects(s3, bucket, `${prefix}${owner}/`);
    uploads += await abortUploads(s3, bucket, `${prefix}${owner}/`);
  }
  return { objects, uploads };
}

/** Removes every object whose key begins with the prefix. Returns how many there were. */
export async function removeObjects(s3: S3Client, Bucket: string, Prefix: string): Promise<number> {
  let removed = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
    if (Contents.length === 0) continue;
    const Objects = Contents.map(({ Key = '' }) => ({ Key }));
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    if (Errors[0])
      throw new Refused(`${Errors.length} files could not be removed (${Errors[0].Code}: ${Errors[0].Message}).`);
    removed += Objects.length;
  }
  return removed;
}

async function abortUploads(s3: S3Client, Bucket: string, Prefix: string): Promise<number> {
  let aborted = 0;
  // Each page holds a thousand. What was aborted is in no list any more, so the first page is asked for until it is empty.
  for (;;) {
    const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
    if (Uploads.length === 0) return aborted;
    for (const { Key, UploadId } of Uploads) await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    aborted += Uploads.length;
  }
}
