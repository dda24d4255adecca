import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Handler } from 'aws-lambda';
import type { RestoreIdentity } from '../../archive/object-key.ts';
import { previewObjectKey } from '../../archive/object-key.ts';
import { datasets } from '../../ledger/datasets.ts';
import { environmentOf } from '../environment.ts';
import type { PreviewList } from '../restore-worker/preview-list.ts';

const environment = environmentOf<'restore-preview'>();
const s3 = new S3Client({});
const bucket = environment.text('ARCHIVE_BUCKET');

/** One list of the run that the resolver found in the restore's row. */
export interface RestorePreviewEvent extends RestoreIdentity {
  readonly attempt: number;
  readonly table: string;
  readonly recordClass: string;
}

/** Reads one list of a restore. A list that was not written is empty; null for a table that does not exist. */
export const handler: Handler<RestorePreviewEvent, PreviewList | null> = async (event) => {
  if (!datasets.some(({ name }) => name === event.table)) return null;
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: previewObjectKey(event) }));
    return JSON.parse((await Body?.transformToString()) ?? '') as PreviewList;
  } catch (error) {
    // For a missing key, S3 answers "forbidden" to a role that may not list the bucket.
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 404 || status === 403) return { records: [], refused: [] };
    throw error;
  }
};
