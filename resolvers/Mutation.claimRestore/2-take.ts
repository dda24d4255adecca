import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationClaimRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { leaseFromNow } from '../lease.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** `attempt` is the fencing token: from here on, reports with a lower number are refused. */
export function request(ctx: Context<MutationClaimRestoreArgs, RestoreStash>) {
  const { row, starts } = ctx.stash;
  if (!row || !starts) runtime.earlyReturn({});
  return changeRestore(row, {
    set: {
      attempt: row.attempt + 1,
      claimant: ctx.args.claimant,
      // A run that died without a report counts as one that made no progress.
      lapses: row.claimant ? (row.lapses ?? 0) + 1 : (row.lapses ?? 0),
    },
    leaseUntil: leaseFromNow(),
    byLease: true,
  });
}

export function response(ctx: Context<MutationClaimRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
