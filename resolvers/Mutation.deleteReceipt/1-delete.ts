import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { ReceiptRow } from '../receipt-row.ts';
import { receiptKey } from '../receipt-row.ts';
import type { DeleteReceiptStash } from './stash.ts';

export function request(ctx: Context<unknown, DeleteReceiptStash>) {
  return { operation: 'DeleteItem', key: receiptKey(ctx.stash.owner, ctx.stash.id) };
}

/** DynamoDB answers with the item that it removed. */
export function response(ctx: Context<unknown, DeleteReceiptStash>) {
  raiseUnexpected(ctx);
  const row = ctx.result as ReceiptRow | null;
  if (!row) util.error(`There is no receipt ${ctx.stash.id}.`, 'NotFound');
  ctx.stash.receipt = row;
  return {};
}
