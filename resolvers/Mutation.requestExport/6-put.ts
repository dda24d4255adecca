import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { leaseAttribute, openAttribute, openValue } from '../../ledger/exports-table.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { ExportRow } from '../export-row.ts';
import { exportKey, hasEnded } from '../export-row.ts';
import { noteEnded } from '../steps/ended-stash.ts';
import { historySeconds, startWithinSeconds } from '../times.ts';
import type { RequestStash } from './stash.ts';
import { takeFound } from './take-found.ts';

export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  const { owner, id, from, to, language } = ctx.stash;
  const now = util.time.nowEpochSeconds();
  return {
    operation: 'PutItem',
    key: exportKey(owner, id),
    attributeValues: util.dynamodb.toMapValues({
      id,
      ...(from && to ? { from, to } : { everything: true }),
      language,
      status: 'REQUESTED',
      version: 1,
      attempt: 0,
      requestedAt: util.time.nowISO8601(),
      [openAttribute]: openValue,
      [leaseAttribute]: now + startWithinSeconds,
      removeAt: now + historySeconds,
      nonce: util.autoId(),
    }),
    condition: { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } },
  };
}

export function response(ctx: Context<unknown, RequestStash>) {
  const row = ctx.result as ExportRow;
  if (ctx.error?.type === conditionFailed) {
    // A parallel request of the same id was faster. If its export has already ended, nothing else will release the
    // reservation made here.
    takeFound(ctx.stash, row);
    if (hasEnded(row)) noteEnded(ctx.stash, row);
    return {};
  }
  raiseUnexpected(ctx);
  ctx.stash.row = row;
  return {};
}
