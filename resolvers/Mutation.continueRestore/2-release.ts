import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationContinueRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { leaseFromNow } from '../lease.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** One conditional change ends the lease of the run. If the event is lost, the sweeper finds the lease lapsed soon. */
export function request(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  const { row, starts } = ctx.stash;
  if (!row || !starts) runtime.earlyReturn({});
  return changeRestore(row, { set: { claimant: null }, leaseUntil: leaseFromNow() });
}

export function response(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
