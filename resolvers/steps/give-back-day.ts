import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { exportsPerDay, quotaKey } from '../quota.ts';
import type { EndedStash } from './ended-stash.ts';

/**
 * Gives back the place of the day of an export that failed through a fault of the service. A repeat changes nothing,
 * because the id is then gone. The number per day is limited, so that the cost of a day stays bounded however many
 * exports fail.
 */
export function request(ctx: Context<unknown, EndedStash, { result: unknown }>) {
  if (!ctx.stash.isFaultOfService) runtime.earlyReturn(ctx.prev.result);
  const { owner, id } = ctx.stash;
  return {
    operation: 'UpdateItem',
    key: quotaKey(owner),
    update: {
      expression: 'ADD #givenBack :one DELETE #today :ids',
      expressionNames: { '#givenBack': 'givenBack', '#today': 'today' },
      expressionValues: { ':one': util.dynamodb.toNumber(1), ':ids': util.dynamodb.toStringSet([id]) },
    },
    condition: {
      expression: 'contains(#today, :id) AND (attribute_not_exists(#givenBack) OR #givenBack < :perDay)',
      expressionNames: { '#givenBack': 'givenBack', '#today': 'today' },
      expressionValues: util.dynamodb.toMapValues({ ':id': id, ':perDay': exportsPerDay }),
    },
  };
}

export function response(ctx: Context<unknown, EndedStash, { result: unknown }>): unknown {
  // The place was already given back, or is of an earlier day, or the limit of the day is reached.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return ctx.prev.result;
}
