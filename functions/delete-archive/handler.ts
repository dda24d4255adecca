import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Handler } from 'aws-lambda';
import type { ArchiveIdentity } from '../../archive/object-key.ts';
import { archiveObjectKey } from '../../archive/object-key.ts';
import { environmentOf } from '../environment.ts';
import { createLog } from '../log.ts';

const environment = environmentOf<'delete-archive'>();
const s3 = new S3Client({});
const bucket = environment.text('ARCHIVE_BUCKET');

/** Removes an export's archive. Returns true also when the archive was already gone. */
export const handler: Handler<ArchiveIdentity, boolean> = async (event) => {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: archiveObjectKey(event) }));
  createLog({ exportId: event.id })('archive-removed', { attempt: event.attempt });
  return true;
};
