import type { Context } from '@aws-appsync/utils';
import { extensions } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';

export function request(ctx: Context) {
  return { payload: { owner: callerOf(ctx) } };
}

/** Ends the caller's open `onExport` subscriptions on every device. */
export function response(ctx: Context): boolean {
  raiseUnexpected(ctx);
  extensions.invalidateSubscriptions({ subscriptionField: 'onExport', payload: { owner: callerOf(ctx) } });
  return true;
}
