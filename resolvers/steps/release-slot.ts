import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { quotaKey } from '../quota.ts';
import type { EndedStash } from './ended-stash.ts';

/** Releases the slot of an export that has ended. A repeat changes nothing. */
export function request(ctx: Context<unknown, EndedStash, { result: unknown }>) {
  if (!ctx.stash.ended) runtime.earlyReturn(ctx.prev.result);
  return {
    operation: 'UpdateItem',
    key: quotaKey(ctx.stash.owner),
    update: {
      expression: 'REMOVE #slots.#id',
      expressionNames: { '#slots': 'slots', '#id': ctx.stash.id },
    },
    // Without a slot, or for an owner who never made a request, there is nothing to write.
    condition: {
      expression: 'attribute_exists(#slots.#id)',
      expressionNames: { '#slots': 'slots', '#id': ctx.stash.id },
    },
  };
}

export function response(ctx: Context<unknown, EndedStash, { result: unknown }>): unknown {
  // The slot was already released.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return ctx.prev.result;
}
