import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { quotaKey, slotsLapsedBefore } from '../quota.ts';
import type { RequestStash } from './stash.ts';

/** Releases slots whose own release was lost, so that a lost answer never locks an owner out permanently. */
export function request(ctx: Context<unknown, RequestStash>) {
  const lapsed = ctx.stash.lapsedSlots ?? [];
  if (ctx.stash.found || lapsed.length === 0) runtime.earlyReturn({});
  const names: Record<string, string> = { '#slots': 'slots' };
  lapsed.forEach((id, index) => {
    names[`#id${index}`] = id;
  });
  const places = lapsed.map((_, index) => `#slots.#id${index}`);
  return {
    operation: 'UpdateItem',
    key: quotaKey(ctx.stash.owner),
    update: { expression: `REMOVE ${places.join(', ')}`, expressionNames: names },
    condition: {
      expression: places.map((place) => `${place} < :before`).join(' AND '),
      expressionNames: names,
      expressionValues: util.dynamodb.toMapValues({ ':before': slotsLapsedBefore() }),
    },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  // A parallel request has released them.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
