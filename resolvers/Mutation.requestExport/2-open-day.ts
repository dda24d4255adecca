import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnmeant } from '../data-source-error.ts';
import { quotaKey } from '../quota.ts';
import type { RequestStash } from './stash.ts';

/** Starts a new count when the day (UTC) has changed. Only forward: a clock set back must not hand out a second quota. */
export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  const today = util.dynamodb.toMapValues({ ':today': util.time.nowISO8601().slice(0, 10) });
  return {
    operation: 'UpdateItem',
    key: quotaKey(ctx.stash.owner),
    update: {
      expression: 'SET #day = :today REMOVE #today',
      expressionNames: { '#day': 'day', '#today': 'today' },
      expressionValues: today,
    },
    condition: {
      expression: 'attribute_not_exists(#day) OR #day < :today',
      expressionNames: { '#day': 'day' },
      expressionValues: today,
    },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  // The usual case: the day is open already.
  if (ctx.error?.type !== conditionFailed) raiseUnmeant(ctx);
  return {};
}
