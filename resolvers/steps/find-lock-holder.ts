import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundRestore } from '../restore-row.ts';
import { restoreKey } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Looks at the restore that holds the lock. A lock whose release was lost must lock nobody out. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { lockHolder } = ctx.stash;
  if (!lockHolder) runtime.earlyReturn({});
  return { operation: 'GetItem', key: restoreKey(ctx.stash.owner, lockHolder), consistentRead: true };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  const holder = ctx.result as FoundRestore;
  if (holder && restoreStatuses[holder.status].mayWrite) {
    util.error('Another restore is at work. Wait until it has ended, or stop it.', 'RestoreInTheWay', null, {
      id: holder.id,
    });
  }
  if (ctx.stash.lockHolder) ctx.stash.staleHolder = ctx.stash.lockHolder;
  return {};
}
