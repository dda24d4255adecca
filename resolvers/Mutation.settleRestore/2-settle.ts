import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreFailureMessage } from '../../ledger/restore-failure-sentences.ts';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationSettleRestoreArgs, RestoreFailureCode } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { leaseOfStatus } from '../restore-lease.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { startWithinSeconds } from '../times.ts';

export function request(ctx: Context<MutationSettleRestoreArgs, RestoreStash>) {
  const { row, next, starts } = ctx.stash;
  if (!row || !next) runtime.earlyReturn({});
  if (starts) {
    return changeRestore(row, {
      set: { claimant: null, lapses: (row.lapses ?? 0) + 1 },
      leaseUntil: util.time.nowEpochSeconds() + startWithinSeconds,
      byLease: true,
    });
  }
  const isFailure = restoreStatuses[row.status].isWorking && row.status !== 'STOPPING';
  const code: RestoreFailureCode = next === 'STOPPED' ? 'NO_PROGRESS' : 'WORKER_STOPPED';
  return changeRestore(row, {
    set: {
      status: next,
      ...(isFailure ? { failure: { code, message: restoreFailureMessage(code) } } : {}),
      ...(next === row.status ? {} : { finishedAt: util.time.nowISO8601() }),
      stoppingFrom: null,
      // A stopped restore keeps its progress, so that the person sees how far it came.
      ...(next === 'STOPPED' ? {} : { progress: null }),
    },
    // What was due is done.
    leaseUntil: next === row.status ? null : leaseOfStatus(next, row),
    byLease: true,
  });
}

export function response(ctx: Context<MutationSettleRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
