import type { Log } from '../log.ts';
import type { JobKey, Jobs } from './jobs.ts';
import { JobRefused } from './jobs.ts';

/** Ends an export whose worker has gone without a word. False when it has ended already, or is held by an attempt that lives. */
export async function endStopped(jobs: Jobs, { owner, id }: JobKey, log: Log): Promise<boolean> {
  try {
    await jobs.fail({ owner, id }, 'WORKER_STOPPED', 'The export stopped before it was done, and no file was made. Start it again.');
  } catch (error) {
    if (!(error instanceof JobRefused)) throw error;
    log('not-ended', { exportId: id });
    return false;
  }
  log('ended', { exportId: id });
  return true;
}
