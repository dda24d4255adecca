import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { uploadObjectKey } from '../../archive/object-key.ts';
import type { RestoreStatus } from '../../ledger/restore-status.ts';
import type { JobKey } from '../jobs/jobs.ts';
import type { RestoreJobs } from '../jobs/restore-jobs.ts';
import { RestoreRefused } from '../jobs/restore-jobs.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';

/** Has the API do what is due for a restore, and removes the file of one that was never put back. */
export async function settleRestore(
  key: JobKey,
  { jobs, storage, log }: { readonly jobs: RestoreJobs; readonly storage: Storage; readonly log: Log },
): Promise<void> {
  try {
    const { status } = await jobs.settle(key);
    log('restore-settled', { restoreId: key.id, status });
    if (neverPutBack.has(status)) await removeUpload(key, storage);
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error;
    // Another call was faster. It may have been cut off before it removed the file.
    log('restore-not-settled', { restoreId: key.id, status: error.status });
    if (error.status === 'EXPIRED') await removeUpload(key, storage);
  }
}

/** What the file is no longer needed for. */
const neverPutBack: ReadonlySet<string> = new Set<RestoreStatus>(['EXPIRED', 'REFUSED']);

async function removeUpload(key: JobKey, { s3, bucket }: Storage): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: uploadObjectKey(key) }));
}
