import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreFailureMessage } from '../../ledger/restore-failure-sentences.ts';
import type { MutationContinueRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { leaseFromNow } from '../lease.ts';
import type { RestoreStash } from '../restore-stash.ts';

/**
 * One conditional change ends the lease of the run. If the event is lost, the sweeper finds the lease lapsed soon. Every
 * report of progress begins the count of runs without progress again.
 */
export function request(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  const { row, starts, rests } = ctx.stash;
  if (!row || !(starts || rests)) runtime.earlyReturn({});
  if (starts) {
    const set = { claimant: null, lapses: (row.lapses ?? 0) + 1 };
    return changeRestore(row, { set, leaseUntil: leaseFromNow() });
  }
  return changeRestore(row, {
    set: {
      status: 'STOPPED',
      failure: { code: 'NO_PROGRESS', message: restoreFailureMessage('NO_PROGRESS') },
      finishedAt: util.time.nowISO8601(),
    },
    leaseUntil: null,
  });
}

export function response(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
