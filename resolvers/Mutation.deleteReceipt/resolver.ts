import type { Context } from '@aws-appsync/utils';
import type { MutationDeleteReceiptArgs, Receipt } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toReceipt } from '../receipt-row.ts';
import type { DeleteReceiptStash } from './stash.ts';

export function request(ctx: Context<MutationDeleteReceiptArgs, DeleteReceiptStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationDeleteReceiptArgs, DeleteReceiptStash>): Receipt {
  return toReceipt(ctx.stash.receipt);
}
