import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { restoreEntryPrefix } from '../ledger/restores-table.ts';
import type { QueryRestoresArgs, Restore, RestorePage } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { pageLimit } from './page-limit.ts';
import { openPageToken, raiseUnreadPage, sealPageToken } from './page-token.ts';
import type { RestoreRow } from './restore-row.ts';
import { toRestore } from './restore-row.ts';

/** Newest first. A ULID starts with its time, so the key order is the order of time. */
export function request(ctx: Context<QueryRestoresArgs>) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND begins_with(#entry, :prefix)',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': callerOf(ctx), ':prefix': restoreEntryPrefix }),
    },
    scanIndexForward: false,
    limit: pageLimit(ctx.args.limit, 10, 50),
    nextToken: openPageToken('restores', ctx.args.nextToken),
    consistentRead: true,
  };
}

export function response(ctx: Context<QueryRestoresArgs>): RestorePage {
  raiseUnreadPage(ctx);
  const page = ctx.result as { items: RestoreRow[]; nextToken?: string | null };
  return {
    items: page.items.map((row) => listed(row)),
    nextToken: sealPageToken('restores', page.nextToken),
  };
}

/** Marks the item as part of a list. `Restore.upload` gives such an item no form. */
function listed(row: RestoreRow): Restore & { isListed: boolean } {
  return { ...toRestore(row), isListed: true };
}
