import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreStatuses } from '../../ledger/restore-status.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { RestoreLock } from '../restore-lock.ts';
import type { FoundRestore, RestoreRow } from '../restore-row.ts';
import { restoreKey } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { lockBeginSeconds } from '../times.ts';

/** Looks at the restore that holds the lock. A lock whose release was lost must lock nobody out. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { owner, otherLock } = ctx.stash;
  if (!otherLock) runtime.earlyReturn({});
  return { operation: 'GetItem', key: restoreKey(owner, otherLock.id), consistentRead: true };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  const { owner, otherLock } = ctx.stash;
  if (!otherLock) return {};
  const holder = ctx.result as FoundRestore;
  if (holder && (restoreStatuses[holder.status].mayWrite || isBeginning(otherLock, holder))) {
    util.error('Another restore is at work. Wait until it has ended, or stop it.', 'RestoreInTheWay', null, {
      id: holder.id,
    });
  }
  ctx.stash.staleHolder = holder ?? { owner, id: otherLock.id };
  return {};
}

/**
 * Between taking its lock and its begin, a restore is still at rest. Its row has the lock's turn once it has begun. A
 * request that broke off in between leaves a lock which is free again after a while.
 */
function isBeginning({ turn, takenAt }: RestoreLock, holder: RestoreRow): boolean {
  return holder.turn !== turn && takenAt !== undefined && takenAt + lockBeginSeconds >= util.time.nowEpochSeconds();
}
