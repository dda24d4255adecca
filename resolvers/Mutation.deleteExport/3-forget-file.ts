import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { baselineKey } from '../baseline.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { DeleteStash } from './stash.ts';

/** The baseline outlives its file. This step records in it that the file can no longer be downloaded. */
export function request(ctx: Context<unknown, DeleteStash>) {
  const { row } = ctx.stash;
  if (row.status !== 'READY') runtime.earlyReturn({});
  return {
    operation: 'UpdateItem',
    key: baselineKey(row),
    update: { expression: 'REMOVE #expiresAt', expressionNames: { '#expiresAt': 'expiresAt' } },
    condition: {
      expression: '#id = :id',
      expressionNames: { '#id': 'id' },
      expressionValues: util.dynamodb.toMapValues({ ':id': row.id }),
    },
  };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  // These days have another baseline, or none.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  return {};
}
