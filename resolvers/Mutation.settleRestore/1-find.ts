import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import type { MutationSettleRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { hasLapsed, mostLapses } from '../restore-lease.ts';
import { currentRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationSettleRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

/** Decides what is due for a restore whose lease has lapsed (`afterLapse` of the states). */
export function response(ctx: Context<MutationSettleRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const { afterLapse, mayWrite } = restoreStatuses[row.status];
  if (!afterLapse || !row.leaseUntil || !hasLapsed(row))
    util.error(`Nothing is due for the restore ${row.id}.`, 'SettleRefused', null, currentRestore(row));
  const continues = afterLapse === 'CONTINUE' && (row.lapses ?? 0) < mostLapses;
  ctx.stash.starts = continues;
  ctx.stash.announces = continues;
  ctx.stash.rests = !continues && (mayWrite || row.status === 'STOPPED');
  if (afterLapse === 'CONTINUE') ctx.stash.next = continues ? row.status : 'STOPPED';
  else ctx.stash.next = row.status === 'STOPPING' && row.stoppingFrom === 'SAVING' ? 'CHECKED' : afterLapse;
  return {};
}
