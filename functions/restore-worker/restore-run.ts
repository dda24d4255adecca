import type { Copy } from '../../archive/copy/copy.ts';
import { RefusedLines } from '../../archive/copy/refused-lines.ts';
import type { Dataset } from '../../ledger/datasets.ts';
import type { Period } from '../../ledger/period.ts';
import type { RecordStream } from '../../restore/ledger-record.ts';
import type { RestoreStateFragment } from '../__generated__/graphql.ts';
import type { LedgerSource } from '../export-worker/make-archive.ts';
import type { jobEnd } from '../job-end.ts';
import type { Job } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/bucket.ts';
import { liveRecords } from './live-records.ts';
import type { RunLease } from './run-lease.ts';

/**
 * The job, the clients and the lease that every part of a run uses. The clients have credentials of the restore's owner
 * alone.
 */
export interface RestoreRun {
  readonly job: Job;
  readonly restore: RestoreStateFragment;
  readonly ledger: LedgerSource;
  readonly storage: Storage;
  readonly lease: RunLease;
  readonly log: Log;
  /** The fields of the log line that says how the run ended. */
  readonly ended: (outcome: string, rows?: number) => ReturnType<typeof jobEnd>;
}

/** The days in which a copy is compared with the ledger; null for everything. */
export function daysOf({ about }: Copy): Period | null {
  return about.everything ? null : about.period;
}

/** The records of the ledger now, in these days. */
export function liveStream({ job, ledger, lease }: RestoreRun, dataset: Dataset, period: Period | null): RecordStream {
  const { dynamodb, tableNames, layout } = ledger;
  const tableName = tableNames[dataset.name];
  return liveRecords({
    ...{ dynamodb, tableName, layout, dataset, owner: job.owner, period, signal: lease.signal },
    onSlow: (isSlow) => lease.update({ isSlow }),
  });
}

/** The records of a copy. Refused lines were counted by the check, and are left out here. */
export function copyStream({ job, restore }: RestoreRun, copy: Copy, dataset: Dataset): RecordStream {
  const { acceptContradictedKeys } = restore;
  return copy.records(dataset, { owner: job.owner, refused: new RefusedLines(0), acceptContradictedKeys });
}
