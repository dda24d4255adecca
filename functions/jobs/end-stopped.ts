import type { Period } from '../../ledger/period.ts';
import type { Log } from '../log.ts';
import { removeRemains, standingOfRemoved } from '../storage/remove-remains.ts';
import type { Storage } from '../storage/remove-attempts.ts';
import type { JobKey, Jobs } from './jobs.ts';
import { JobRefused } from './jobs.ts';

interface EndStoppedOptions {
  readonly jobs: Jobs;
  readonly storage: Storage;
  readonly log: Log;
  /** Where it is known: for an export whose row is gone. */
  readonly period?: Period;
}

/**
 * Ends an export whose worker has gone without a word, and clears away what it left, also when somebody else has ended the export already.
 * False when it was not ended now: it had ended, or is held by an attempt that lives.
 */
export async function endStopped({ owner, id }: JobKey, { jobs, storage, log, period }: EndStoppedOptions): Promise<boolean> {
  try {
    const ended = await jobs.fail({ owner, id }, 'WORKER_STOPPED', 'The export stopped before it was done, and no file was made. Start it again.');
    await removeRemains(storage, { owner, id }, ended);
  } catch (error) {
    if (!(error instanceof JobRefused)) throw error;
    const standing = error.standing ?? (period && standingOfRemoved(period));
    if (standing) await removeRemains(storage, { owner, id }, standing);
    log('not-ended', { exportId: id, status: error.standing?.status });
    return false;
  }
  log('ended', { exportId: id });
  return true;
}
