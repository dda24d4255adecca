import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { receiptKey } from '../receipt-row.ts';
import type { ConfirmStash } from './stash.ts';

/** The new receipt takes the place in the count. */
export function request(ctx: Context<unknown, ConfirmStash>) {
  const { owner, oldestId } = ctx.stash;
  if (!oldestId) runtime.earlyReturn({});
  return { operation: 'DeleteItem', key: receiptKey(owner, oldestId) };
}

export function response(ctx: Context<unknown, ConfirmStash>) {
  raiseUnexpected(ctx);
  return {};
}
