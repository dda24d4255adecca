import type { S3Client } from '@aws-sdk/client-s3';

/** The bucket that holds the archives. */
export interface Storage {
  readonly s3: S3Client;
  readonly bucket: string;
}
