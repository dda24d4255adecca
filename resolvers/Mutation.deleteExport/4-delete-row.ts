import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnmeant } from '../data-source-error.ts';
import { exportKey } from '../export-row.ts';
import type { DeleteStash } from './stash.ts';

export function request(ctx: Context<unknown, DeleteStash>) {
  return {
    operation: 'DeleteItem',
    key: exportKey(ctx.stash.owner, ctx.stash.id),
    condition: {
      expression: '#version = :version',
      expressionNames: { '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({ ':version': ctx.stash.row.version }),
    },
  };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  // Gone already: the same request ran twice. Nothing else can have changed a row that has ended.
  if (ctx.error?.type !== conditionFailed) raiseUnmeant(ctx);
  return {};
}
