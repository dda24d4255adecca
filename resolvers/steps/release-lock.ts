import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { restoreLockKey } from '../restore-lock.ts';
import type { RestoreStash } from '../restore-stash.ts';

/**
 * Releases the lock of a restore that is at rest. A repeat changes nothing, and neither does a late release when the
 * restore has begun again.
 */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { owner, id, row, rests } = ctx.stash;
  if (!rests) runtime.earlyReturn({});
  return {
    operation: 'DeleteItem',
    key: restoreLockKey(owner),
    condition: {
      expression: '#id = :id AND #turn = :turn',
      expressionNames: { '#id': 'id', '#turn': 'turn' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id, ':turn': row?.turn ?? '' }),
    },
  };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  // The lock is free, or another restore's.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
