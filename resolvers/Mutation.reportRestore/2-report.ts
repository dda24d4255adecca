import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationReportRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { leaseFromNow } from '../lease.ts';
import { leaseOfStatus } from '../restore-lease.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  const { row, next } = ctx.stash;
  if (!row || !next) runtime.earlyReturn({});
  const { attempt, progress, status, found, eTag, refusal, safetyCopy, outcome, failure } = ctx.args.input;
  const isWorking = restoreStatuses[next].isWorking;
  const hasMoved = next !== row.status || (progress && progress.done > (row.progress?.done ?? 0));
  return changeRestore(row, {
    set: {
      status: next,
      ...(progress ? { progress } : {}),
      ...(hasMoved ? { lapses: 0 } : {}),
      ...(status === 'CHECKED' ? { found, eTag, checkedBy: attempt } : {}),
      ...(refusal ? { refusal } : {}),
      ...(safetyCopy ? { safetyAttempt: safetyCopy.attempt, expiresAt: safetyCopy.undoUntil } : {}),
      ...(outcome ? { outcome, outcomeBy: attempt } : {}),
      ...(failure ? { failure } : {}),
      ...(isWorking ? {} : { finishedAt: util.time.nowISO8601(), stoppingFrom: null }),
      // A stopped restore keeps its progress, so that the person sees how far it came.
      ...(isWorking || next === 'STOPPED' ? {} : { progress: null }),
    },
    leaseUntil: isWorking ? leaseFromNow() : leaseOfStatus(next, row),
  });
}

export function response(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
