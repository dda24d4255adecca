import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreFailureMessage } from '../../ledger/restore-failure-sentences.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { changeRestore } from '../change-restore.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { leaseFromNow } from '../lease.ts';
import { leaseOfStatus } from '../restore-lease.ts';
import type { RestoreRow } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** The worker could not be invoked. The restore rests at once, and not hours later through the sweeper. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { startError, row } = ctx.stash;
  if (!startError || !row) runtime.earlyReturn({});
  const status = restoreStatuses[row.status].afterFailure ?? row.status;
  return changeRestore(row, {
    set: {
      status,
      failure: { code: 'NOT_STARTED', message: restoreFailureMessage('NOT_STARTED') },
      finishedAt: util.time.nowISO8601(),
    },
    // The steps of this pipeline are used up. The sweeper takes back the lock and the announcement.
    leaseUntil: status === 'STOPPED' ? leaseFromNow() : leaseOfStatus(status, row),
  });
}

export function response(ctx: Context<unknown, RestoreStash>) {
  // A refused condition means that a worker took the restore after all.
  if (ctx.error?.type === conditionFailed) {
    ctx.stash.startError = '';
    return {};
  }
  raiseUnexpected(ctx);
  ctx.stash.row = ctx.result as RestoreRow;
  return {};
}
