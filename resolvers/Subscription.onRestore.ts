import type { Context } from '@aws-appsync/utils';
import { extensions, util } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';

export function request(ctx: Context) {
  return { payload: { owner: callerOf(ctx) } };
}

/**
 * The server filters by the caller's identity, so changes of other people's restores never reach the subscriber,
 * whatever its arguments.
 */
export function response(ctx: Context): null {
  raiseUnexpected(ctx);
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ owner: { eq: callerOf(ctx) } }));
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter({ owner: { eq: callerOf(ctx) } }));
  return null;
}
