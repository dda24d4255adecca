import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { receiptEntryPrefix } from '../ledger/receipts-table.ts';
import type { QueryReceiptsArgs, ReceiptPage } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { pageLimit } from './page-limit.ts';
import { openPageToken, raiseUnreadPage, sealPageToken } from './page-token.ts';
import type { ReceiptRow } from './receipt-row.ts';
import { toReceipt } from './receipt-row.ts';

/** The newest copy first. A ULID starts with its time, so the key order is the order of time. */
export function request(ctx: Context<QueryReceiptsArgs>) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND begins_with(#entry, :prefix)',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': callerOf(ctx), ':prefix': receiptEntryPrefix }),
    },
    scanIndexForward: false,
    limit: pageLimit(ctx.args.limit, 20, 50),
    nextToken: openPageToken('receipts', ctx.args.nextToken),
    consistentRead: true,
  };
}

export function response(ctx: Context<QueryReceiptsArgs>): ReceiptPage {
  raiseUnreadPage(ctx);
  const page = ctx.result as { items: ReceiptRow[]; nextToken?: string | null };
  return {
    items: page.items.map((row) => toReceipt(row)),
    nextToken: sealPageToken('receipts', page.nextToken),
  };
}
