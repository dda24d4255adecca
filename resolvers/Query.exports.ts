import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { ExportPage, QueryExportsArgs } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { raiseUnmeant } from './data-source-error.ts';
import type { ExportRow } from './export-row.ts';
import { toExport } from './export-row.ts';
import { pageLimit } from './page-limit.ts';

/** Newest first: a ULID starts with its instant, so key order is order of time. */
export function request(ctx: Context<QueryExportsArgs>) {
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND begins_with(#entry, :prefix)',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({ ':owner': callerOf(ctx), ':prefix': 'EXPORT#' }),
    },
    scanIndexForward: false,
    limit: pageLimit(ctx.args.limit, 20, 100),
    nextToken: ctx.args.nextToken ?? null,
    consistentRead: true,
  };
}

export function response(ctx: Context<QueryExportsArgs>): ExportPage {
  raiseUnmeant(ctx);
  const page = ctx.result as { items: ExportRow[]; nextToken?: string | null };
  return { items: page.items.map((row) => toExport(row)), nextToken: page.nextToken ?? null };
}
