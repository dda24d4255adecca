import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Handler } from 'aws-lambda';
import type { RestoreIdentity } from '../../archive/object-key.ts';
import { uploadObjectKey } from '../../archive/object-key.ts';
import { environmentOf } from '../environment.ts';

const environment = environmentOf<'upload-form'>();
const s3 = new S3Client({});
const bucket = environment.text('ARCHIVE_BUCKET');
const seconds = environment.count('UPLOAD_FORM_SECONDS');

/** The parent `Restore`, as its resolver found it. */
export interface UploadFormEvent extends RestoreIdentity {
  /** The exact size of the file that was announced. */
  readonly bytes: number;
}

/** The `UploadForm` of the schema. */
export interface UploadForm {
  readonly url: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly expiresAt: string;
}

/**
 * Signs a form with which a person uploads exactly one object of exactly the announced size. Anyone with the form can
 * upload in the person's name, so it is never logged. The check of the restore compares the SHA-256 of the uploaded
 * file.
 */
export const handler: Handler<UploadFormEvent, UploadForm> = async (event) => {
  const { url, fields } = await createPresignedPost(s3, {
    Bucket: bucket,
    Key: uploadObjectKey(event),
    Fields: { 'Content-Type': 'application/zip' },
    Conditions: [['content-length-range', event.bytes, event.bytes]],
    Expires: seconds,
  });
  return {
    url,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
  };
};
