import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { leaseAttribute, openAttribute, openValue } from '../../ledger/exports-table.ts';
import type { MutationPrepareRestoreArgs } from '../__generated__/schema.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { RestoreRow } from '../restore-row.ts';
import { restoreKey } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { historySeconds, uploadSeconds } from '../times.ts';

export function request(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>) {
  if (ctx.stash.row) runtime.earlyReturn({});
  const { owner, id } = ctx.stash;
  const { fileName, bytes, sha256 } = ctx.args;
  const now = util.time.nowEpochSeconds();
  return {
    operation: 'PutItem',
    key: restoreKey(owner, id),
    attributeValues: util.dynamodb.toMapValues({
      ...{ id, fileName, bytes, sha256 },
      status: 'UPLOADING',
      version: 1,
      attempt: 0,
      requestedAt: util.time.nowISO8601(),
      expiresAt: util.time.epochMilliSecondsToISO8601((now + uploadSeconds) * 1000),
      [openAttribute]: openValue,
      [leaseAttribute]: now + uploadSeconds,
      removeAt: now + historySeconds,
      nonce: util.autoId(),
    }),
    condition: { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } },
  };
}

export function response(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>) {
  // A parallel request of the same id was faster.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  ctx.stash.row = ctx.result as RestoreRow;
  return {};
}
