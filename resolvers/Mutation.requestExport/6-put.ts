import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnmeant } from '../data-source-error.ts';
import type { ExportRow } from '../export-row.ts';
import { exportKey } from '../export-row.ts';
import type { RequestStash } from './stash.ts';
import { acceptFound } from './stash.ts';

/**
 * How long a request may wait for its worker before the sweeper ends it: an event lives 15 minutes at most
 * (`infra/`, EventInvokeConfig), and its last try may begin just before.
 */
const startWithinSeconds = 20 * 60;
const historySeconds = 400 * 86_400;

export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  const { owner, id, from, to } = ctx.stash;
  const now = util.time.nowEpochSeconds();
  return {
    operation: 'PutItem',
    key: exportKey(owner, id),
    attributeValues: util.dynamodb.toMapValues({
      id,
      ...(from && to ? { from, to } : { everything: true }),
      status: 'REQUESTED',
      version: 1,
      attempt: 0,
      requestedAt: util.time.nowISO8601(),
      open: 'OPEN',
      leaseUntil: now + startWithinSeconds,
      removeAt: now + historySeconds,
      nonce: util.autoId(),
    }),
    condition: { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  const row = ctx.result as ExportRow;
  if (ctx.error?.type === conditionFailed) {
    // The same request ran beside this one and was faster.
    acceptFound(ctx.stash, row);
    return {};
  }
  raiseUnmeant(ctx);
  ctx.stash.row = row;
  return {};
}
