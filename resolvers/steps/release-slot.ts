import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { raiseUnmeant } from '../data-source-error.ts';
import { quotaKey } from '../quota.ts';

/** Left in the stash by the step that ended an export. */
export interface EndedStash {
  owner: string;
  id: string;
  /** True when the export has ended and its place among those at once is to be given back. */
  ended?: boolean;
  [key: string]: unknown;
}

/** Gives back the place of an export that has ended. Doing it twice changes nothing. */
export function request(ctx: Context<unknown, EndedStash, { result: unknown }>) {
  if (!ctx.stash.ended) runtime.earlyReturn(ctx.prev.result);
  return {
    operation: 'UpdateItem',
    key: quotaKey(ctx.stash.owner),
    update: {
      expression: 'DELETE #running :ids',
      expressionNames: { '#running': 'running' },
      expressionValues: { ':ids': util.dynamodb.toStringSet([ctx.stash.id]) },
    },
  };
}

export function response(ctx: Context<unknown, EndedStash, { result: unknown }>): unknown {
  raiseUnmeant(ctx);
  return ctx.prev.result;
}
