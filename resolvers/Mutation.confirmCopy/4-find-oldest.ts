import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { receiptEntryPrefix } from '../../ledger/receipts-table.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { ReceiptRow } from '../receipt-row.ts';
import type { ConfirmStash } from './stash.ts';

/** The receipt of the oldest copy makes room. A ULID starts with its time, so it is the first of the keys. */
export function request(ctx: Context<unknown, ConfirmStash>) {
  if (!ctx.stash.isFull) runtime.earlyReturn({});
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND begins_with(#entry, :prefix)',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': ctx.stash.owner, ':prefix': receiptEntryPrefix }),
    },
    limit: 1,
    consistentRead: true,
  };
}

export function response(ctx: Context<unknown, ConfirmStash>) {
  raiseUnexpected(ctx);
  const { items } = ctx.result as { items: ReceiptRow[] };
  if (items[0]) ctx.stash.oldestId = items[0].id;
  return {};
}
