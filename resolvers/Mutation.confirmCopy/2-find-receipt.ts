import type { Context } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { receiptKey } from '../receipt-row.ts';
import type { ConfirmStash } from './stash.ts';

export function request(ctx: Context<unknown, ConfirmStash>) {
  return { operation: 'GetItem', key: receiptKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

export function response(ctx: Context<unknown, ConfirmStash>) {
  raiseUnexpected(ctx);
  ctx.stash.isKnown = !!ctx.result;
  return {};
}
