import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { receiptKey, toReceipt } from '../receipt-row.ts';
import type { ConfirmStash } from './stash.ts';

/** Writes the receipt, or renews it. */
export function request(ctx: Context<unknown, ConfirmStash>) {
  const { owner, id, receipt } = ctx.stash;
  return {
    operation: 'PutItem',
    key: receiptKey(owner, id),
    attributeValues: util.dynamodb.toMapValues(toReceipt(receipt)),
  };
}

export function response(ctx: Context<unknown, ConfirmStash>) {
  raiseUnexpected(ctx);
  return {};
}
