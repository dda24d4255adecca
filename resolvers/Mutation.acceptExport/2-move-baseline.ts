import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { asBaseline, countedOf, putBaseline } from '../baseline.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { AcceptStash } from './stash.ts';

/**
 * The baseline moves before the warning is removed. If the request breaks off in between, the copy is shown as not yet
 * accepted, and can be accepted again.
 */
export function request(ctx: Context<unknown, AcceptStash>) {
  const { row } = ctx.stash;
  const counted = countedOf(row);
  // The copy was accepted before, or never had a warning.
  if (!row.fewerRecords || !counted) runtime.earlyReturn({});
  return putBaseline(row, asBaseline(row, counted), {
    expression: 'attribute_not_exists(#entry) OR #requestedAt <= :requestedAt',
    expressionNames: { '#entry': 'entry', '#requestedAt': 'requestedAt' },
    expressionValues: util.dynamodb.toMapValues({ ':requestedAt': row.requestedAt }),
  });
}

export function response(ctx: Context<unknown, AcceptStash>) {
  // A later copy is already the baseline. It must stay, or no warning would mention rows that were lost since.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
