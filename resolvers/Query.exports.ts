import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { exportEntryPrefix } from '../ledger/exports-table.ts';
import type { Export, ExportPage, QueryExportsArgs } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import type { ExportRow } from './export-row.ts';
import { presentExport, toExport } from './export-row.ts';
import { pageLimit } from './page-limit.ts';
import { openPageToken, raiseUnreadPage, sealPageToken } from './page-token.ts';

/** Newest first. A ULID starts with its time, so the key order is the order of time. */
export function request(ctx: Context<QueryExportsArgs>) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND begins_with(#entry, :prefix)',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': callerOf(ctx), ':prefix': exportEntryPrefix }),
    },
    scanIndexForward: false,
    limit: pageLimit(ctx.args.limit, 20, 100),
    nextToken: openPageToken('exports', ctx.args.nextToken),
    consistentRead: true,
  };
}

export function response(ctx: Context<QueryExportsArgs>): ExportPage {
  raiseUnreadPage(ctx);
  const page = ctx.result as { items: ExportRow[]; nextToken?: string | null };
  return {
    items: page.items.filter((row) => presentExport(row)).map((row) => listed(row)),
    nextToken: sealPageToken('exports', page.nextToken),
  };
}

/** Marks the item as part of a list. `Export.downloadUrl` gives such an item no link. */
function listed(row: ExportRow): Export & { isListed: boolean } {
  return { ...toExport(row), isListed: true };
}
