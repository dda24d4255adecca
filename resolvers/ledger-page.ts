import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { callerOf } from './caller.ts';
import { pageLimit } from './page-limit.ts';
import { checkPeriod, compactDay } from './period.ts';

interface PageOfPeriod {
  from: string;
  to: string;
  limit?: number | null;
  nextToken?: string | null;
}

/** One page of the caller's rows of a dated table. `$` is the character after `#`: the range ends behind the last key of `to`. */
export function queryPeriod(ctx: Context<PageOfPeriod>) {
  const owner = callerOf(ctx);
  checkPeriod(ctx.args.from, ctx.args.to);
  return {
    operation: 'Query',
    query: {
      expression: '#owner = :owner AND #entry BETWEEN :first AND :behindLast',
      expressionNames: { '#owner': 'owner', '#entry': 'entry' },
      expressionValues: util.dynamodb.toMapValues({
        ':owner': owner,
        ':first': `${compactDay(ctx.args.from)}#`,
        ':behindLast': `${compactDay(ctx.args.to)}$`,
      }),
    },
    limit: pageLimit(ctx.args.limit, 100, 500),
    nextToken: ctx.args.nextToken ?? null,
  };
}
