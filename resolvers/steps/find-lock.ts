import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreLockEntry } from '../../ledger/restores-table.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Looks up which restore of the owner may write at present. */
export function request(ctx: Context<unknown, RestoreStash>) {
  if (!ctx.stash.starts) runtime.earlyReturn({});
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues({ owner: ctx.stash.owner, entry: restoreLockEntry }),
    consistentRead: true,
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  const lock = ctx.result as { id: string } | null;
  if (lock && lock.id !== ctx.stash.id) ctx.stash.lockHolder = lock.id;
  return {};
}
