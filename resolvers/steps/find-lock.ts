import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { RestoreLock } from '../restore-lock.ts';
import { restoreLockKey } from '../restore-lock.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Looks up which restore of the owner may write at present. */
export function request(ctx: Context<unknown, RestoreStash>) {
  if (!ctx.stash.starts) runtime.earlyReturn({});
  return {
    operation: 'GetItem',
    key: restoreLockKey(ctx.stash.owner),
    consistentRead: true,
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  const lock = ctx.result as RestoreLock | null;
  if (lock && lock.id !== ctx.stash.id) ctx.stash.otherLock = lock;
  return {};
}
