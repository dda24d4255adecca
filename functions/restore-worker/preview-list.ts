import { PutObjectCommand } from '@aws-sdk/client-s3';
import { previewObjectKey } from '../../archive/object-key.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Storage } from '../storage/bucket.ts';

/** A list that `restorePreview` of the schema answers with. */
export interface PreviewList {
  readonly records: readonly {
    readonly key: string;
    readonly fields: readonly {
      readonly attribute: string;
      readonly before: string | null;
      readonly after: string | null;
    }[];
  }[];
  readonly refused: readonly {
    readonly lineNumber: number;
    readonly reason: string;
    readonly attribute: string | null;
    readonly message: string;
  }[];
}

/** Stores a list under the run's own prefix. The last records are left out where the list would be too long. */
export async function storePreviewList(
  { s3, bucket }: Storage,
  where: Job & { readonly table: string; readonly recordClass: string },
  list: PreviewList,
  signal: AbortSignal,
): Promise<void> {
  let [records, refused] = [list.records, list.refused];
  let body = JSON.stringify({ records, refused });
  while (Buffer.byteLength(body) > mostListBytes) {
    records = records.slice(0, Math.floor(records.length / 2));
    refused = refused.slice(0, Math.floor(refused.length / 2));
    body = JSON.stringify({ records, refused });
  }
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: previewObjectKey(where),
      Body: body,
      ContentType: 'application/json',
    }),
    { abortSignal: signal },
  );
}

/** AppSync's own limit for an answer is 5 MB. A page shows a list at a glance, so it stays far below. */
export const mostListBytes = 200_000;
