import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { restoreLockEntry } from '../../ledger/restores-table.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Takes the owner's lock: it is free, already this restore's, or still that of the holder that was found at rest. */
export function request(ctx: Context<unknown, RestoreStash>) {
  if (!ctx.stash.starts) runtime.earlyReturn({});
  const { owner, id, staleHolder } = ctx.stash;
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ owner, entry: restoreLockEntry }),
    update: {
      expression: 'SET #id = :id',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id }),
    },
    condition: {
      expression: `attribute_not_exists(#id) OR #id = :id${staleHolder ? ' OR #id = :stale' : ''}`,
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id, ...(staleHolder ? { ':stale': staleHolder } : {}) }),
    },
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  if (ctx.error?.type === conditionFailed) {
    const lock = ctx.result as { id: string } | null;
    util.error('Another restore has just begun. Wait until it has ended, or stop it.', 'RestoreInTheWay', null, {
      id: lock?.id,
    });
  }
  raiseUnexpected(ctx);
  return {};
}
