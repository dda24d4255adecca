import type { S3Client } from '@aws-sdk/client-s3';

/** The bucket that holds archives, uploads and safety copies. */
export interface Storage {
  readonly s3: S3Client;
  readonly bucket: string;
  /**
   * Lists uploads in flight, whose ids only S3 knows. IAM cannot limit that to a prefix, so the session of one owner
   * may not do it, and a worker uses its own role. @default `s3`
   */
  readonly uploads?: S3Client;
}
