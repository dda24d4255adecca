import type { Context } from '@aws-appsync/utils';
import type { Export, QueryExportArgs } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';
import type { FoundExport } from './export-row.ts';
import { exportKey, presentExport, toExport } from './export-row.ts';

export function request(ctx: Context<QueryExportArgs>) {
  return { operation: 'GetItem', key: exportKey(callerOf(ctx), ctx.args.id), consistentRead: true };
}

export function response(ctx: Context<QueryExportArgs>): Export | null {
  raiseUnexpected(ctx);
  const row = presentExport(ctx.result as FoundExport);
  return row ? toExport(row) : null;
}
