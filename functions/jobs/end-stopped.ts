import { failureMessage } from '../../ledger/failure-sentences.ts';
import { jobEnd } from '../job-end.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { removeLeftovers } from '../storage/leftovers.ts';
import type { JobKey, Jobs } from './jobs.ts';
import { JobRefused } from './jobs.ts';

interface EndStoppedOptions {
  readonly jobs: Jobs;
  readonly storage: Storage;
  readonly log: Log;
}

/**
 * Ends an export whose worker stopped without a report, and removes its leftovers, also when the export has already
 * ended in another way. `HELD` means that an attempt's lease is in place: the attempt may be at work, or have died a
 * moment ago.
 */
export async function endStopped(
  { owner, id }: JobKey,
  { jobs, storage, log }: EndStoppedOptions,
): Promise<'ENDED' | 'HAD_ENDED' | 'HELD'> {
  try {
    const ended = await jobs.fail({ owner, id }, 'WORKER_STOPPED', failureMessage('WORKER_STOPPED'));
    await removeLeftovers(storage, { owner, id }, ended);
  } catch (error) {
    if (!(error instanceof JobRefused)) throw error;
    const { current } = error;
    if (current) await removeLeftovers(storage, { owner, id }, current);
    log('not-ended', { exportId: id, status: current?.status });
    return current?.status === 'RUNNING' ? 'HELD' : 'HAD_ENDED';
  }
  log('ended', { exportId: id, code: 'WORKER_STOPPED', ...jobEnd({ job: 'EXPORT', outcome: 'FAILED' }) });
  return 'ENDED';
}
