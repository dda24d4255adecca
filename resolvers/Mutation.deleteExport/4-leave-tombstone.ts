import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import { exportKey } from '../export-row.ts';
import { tombstoneSeconds } from '../times.ts';
import type { DeleteStash } from './stash.ts';

/**
 * Turns the row into a tombstone. Everything about the person's ledger is removed. The id and the attempt stay, so that
 * neither a later request nor a late event can start the same export again (decision 0014).
 */
export function request(ctx: Context<unknown, DeleteStash>) {
  const { owner, id, from, to, everything, attempt, version, status } = ctx.stash.row;
  const days = from && to ? { from, to } : {};
  return {
    operation: 'PutItem',
    key: exportKey(owner, id),
    attributeValues: util.dynamodb.toMapValues({
      id,
      ...days,
      ...(everything ? { everything } : {}),
      attempt,
      status,
      version: version + 1,
      deletedAt: util.time.nowISO8601(),
      removeAt: util.time.nowEpochSeconds() + tombstoneSeconds,
    }),
    // An ended export stays ended, so only another deletion can have come in between.
    condition: {
      expression: '#status = :status AND attribute_not_exists(#deletedAt)',
      expressionNames: { '#status': 'status', '#deletedAt': 'deletedAt' },
      expressionValues: util.dynamodb.toMapValues({ ':status': status }),
    },
  };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  // Already deleted: the same request ran twice.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
