import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { mostReceipts, receiptCountEntry } from '../../ledger/receipts-table.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { ConfirmStash } from './stash.ts';

/**
 * Counts a new receipt before it is written. When the request breaks off in between, one place stays empty, and there
 * are never more receipts than allowed.
 */
export function request(ctx: Context<unknown, ConfirmStash>) {
  const { owner, isKnown } = ctx.stash;
  if (isKnown) runtime.earlyReturn({});
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ owner, entry: receiptCountEntry }),
    update: {
      expression: 'ADD #count :one',
      expressionNames: { '#count': 'count' },
      expressionValues: util.dynamodb.toMapValues({ ':one': 1 }),
    },
    condition: {
      expression: 'attribute_not_exists(#count) OR #count < :most',
      expressionNames: { '#count': 'count' },
      expressionValues: util.dynamodb.toMapValues({ ':most': mostReceipts }),
    },
  };
}

export function response(ctx: Context<unknown, ConfirmStash>) {
  ctx.stash.isFull = ctx.error?.type === conditionFailed;
  if (!ctx.stash.isFull) raiseUnexpected(ctx);
  return {};
}
