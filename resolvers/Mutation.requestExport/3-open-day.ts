import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { quotaDay, quotaKey } from '../quota.ts';
import type { RequestStash } from './stash.ts';

/**
 * Starts a new count when the day (UTC) has changed. The day only moves forward: a clock set back must not grant a
 * second quota.
 */
export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found || ctx.stash.dayIsOpen) runtime.earlyReturn({});
  return {
    operation: 'UpdateItem',
    key: quotaKey(ctx.stash.owner),
    update: {
      expression: 'SET #day = :today, #slots = if_not_exists(#slots, :none) REMOVE #today, #givenBack',
      expressionNames: { '#day': 'day', '#slots': 'slots', '#today': 'today', '#givenBack': 'givenBack' },
      expressionValues: util.dynamodb.toMapValues({ ':today': quotaDay(), ':none': {} }),
    },
    condition: {
      expression: 'attribute_not_exists(#slots) OR #day < :today',
      expressionNames: { '#day': 'day', '#slots': 'slots' },
      expressionValues: util.dynamodb.toMapValues({ ':today': quotaDay() }),
    },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  // A parallel request has started the day.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
