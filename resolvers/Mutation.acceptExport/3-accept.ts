import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey, presentExport } from '../export-row.ts';
import type { AcceptStash } from './stash.ts';

/** Removes the warning. */
export function request(ctx: Context<unknown, AcceptStash>) {
  if (!ctx.stash.row.fewerRecords) runtime.earlyReturn({});
  return {
    operation: 'UpdateItem',
    key: exportKey(ctx.stash.owner, ctx.stash.id),
    update: {
      expression: 'SET #version = #version + :one REMOVE #fewerRecords',
      expressionNames: { '#version': 'version', '#fewerRecords': 'fewerRecords' },
      expressionValues: util.dynamodb.toMapValues({ ':one': 1 }),
    },
    condition: { expression: 'attribute_exists(#fewerRecords)', expressionNames: { '#fewerRecords': 'fewerRecords' } },
  };
}

export function response(ctx: Context<unknown, AcceptStash>) {
  // A parallel request has accepted or deleted the export.
  if (ctx.error?.type !== conditionFailed) raiseUnexpected(ctx);
  const row = presentExport(ctx.result as FoundExport);
  if (!row) util.error(`There is no export ${ctx.stash.id}.`, 'NotFound');
  ctx.stash.row = row;
  return {};
}
