import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreLockEntry } from '../../ledger/restores-table.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Releases the lock of a restore that is at rest. A repeat changes nothing. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { owner, id, rests } = ctx.stash;
  if (!rests) runtime.earlyReturn({});
  return {
    operation: 'DeleteItem',
    key: util.dynamodb.toMapValues({ owner, entry: restoreLockEntry }),
    condition: {
      expression: '#id = :id',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id }),
    },
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  // The lock is free, or another restore's.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
