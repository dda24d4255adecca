import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { entryRange } from '../ledger/period.ts';
import { callerOf } from './caller.ts';
import { pageLimit } from './page-limit.ts';
import { openPageToken, sealPageToken } from './page-token.ts';
import { checkPeriod } from './period.ts';

export interface PageOfPeriod {
  from: string;
  to: string;
  limit?: number | null;
  nextToken?: string | null;
}

/** Reads one page of the caller's rows of a dated table. */
export function queryPeriod(field: string, ctx: Context<PageOfPeriod>) {
  const owner = callerOf(ctx);
  checkPeriod(ctx.args.from, ctx.args.to);
  const { first, last } = entryRange(ctx.args);
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND #entry BETWEEN :first AND :behindLast',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({
        ':owner': owner,
        ':first': first,
        ':behindLast': last,
      }),
    },
    limit: pageLimit(ctx.args.limit, 100, 500),
    nextToken: openPageToken(queryOf(field, ctx.args), ctx.args.nextToken),
  };
}

/** The token of the next page, if there is one. */
export function nextPageToken(field: string, ctx: Context<PageOfPeriod>): string | null {
  const { nextToken } = ctx.result as { nextToken?: string | null };
  return sealPageToken(queryOf(field, ctx.args), nextToken);
}

function queryOf(field: string, { from, to }: PageOfPeriod): string {
  return `${field}/${from}/${to}`;
}
