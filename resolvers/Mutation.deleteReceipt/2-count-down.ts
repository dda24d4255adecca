import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { receiptCountEntry } from '../../ledger/receipts-table.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { DeleteReceiptStash } from './stash.ts';

/** After the removal, so that a request that breaks off in between leaves too high a count, and never too low a one. */
export function request(ctx: Context<unknown, DeleteReceiptStash>) {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ owner: ctx.stash.owner, entry: receiptCountEntry }),
    update: {
      expression: 'ADD #count :down',
      expressionNames: { '#count': 'count' },
      expressionValues: util.dynamodb.toMapValues({ ':down': -1 }),
    },
  };
}

export function response(ctx: Context<unknown, DeleteReceiptStash>) {
  raiseUnexpected(ctx);
  return {};
}
