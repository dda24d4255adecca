import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { asBaseline, countedOf, putBaseline } from '../baseline.ts';
import { conditionFailed, raiseUnmeant } from '../data-source-error.ts';
import type { AcceptStash } from './stash.ts';

/** First the baseline, then the warning: what is broken off in between is shown as not accepted yet, and can be accepted again. */
export function request(ctx: Context<unknown, AcceptStash>) {
  const { row } = ctx.stash;
  const counted = countedOf(row);
  // Accepted before, or never warned of.
  if (!row.fewerRecords || !counted) runtime.earlyReturn({});
  return putBaseline(row, asBaseline(row, counted), {
    expression: 'attribute_not_exists(#entry) OR #requestedAt <= :requestedAt',
    expressionNames: { '#entry': 'entry', '#requestedAt': 'requestedAt' },
    expressionValues: util.dynamodb.toMapValues({ ':requestedAt': row.requestedAt }),
  });
}

export function response(ctx: Context<unknown, AcceptStash>) {
  // A later copy is the baseline already: it stays, or rows that were lost since would be told of by nobody.
  if (ctx.error?.type !== conditionFailed) raiseUnmeant(ctx);
  return {};
}
