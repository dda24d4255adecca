import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Export, MutationAcceptExportArgs } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { conditionFailed, raiseUnmeant } from './data-source-error.ts';
import type { ExportRow, StoredExport } from './export-row.ts';
import { exportKey, toExport } from './export-row.ts';

/** Takes back the warning that a READY copy holds fewer records than an earlier one. */
export function request(ctx: Context<MutationAcceptExportArgs>) {
  return {
    operation: 'UpdateItem',
    key: exportKey(callerOf(ctx), ctx.args.id),
    update: {
      expression: 'SET #version = #version + :one REMOVE #fewerRecords',
      expressionNames: { '#version': 'version', '#fewerRecords': 'fewerRecords' },
      expressionValues: util.dynamodb.toMapValues({ ':one': 1 }),
    },
    condition: {
      expression: '#status = :ready AND attribute_exists(#fewerRecords)',
      expressionNames: { '#status': 'status', '#fewerRecords': 'fewerRecords' },
      expressionValues: util.dynamodb.toMapValues({ ':ready': 'READY' }),
    },
  };
}

export function response(ctx: Context<MutationAcceptExportArgs>): Export {
  if (ctx.error?.type === conditionFailed) {
    const row = ctx.result as StoredExport;
    if (!row) util.error(`There is no export ${ctx.args.id}.`, 'NotFound');
    if (row.status !== 'READY') util.error(`The export ${ctx.args.id} has no copy to accept.`, 'NotReady');
    // Accepted before, or never doubted.
    return toExport(row);
  }
  raiseUnmeant(ctx);
  return toExport(ctx.result as ExportRow);
}
