import type { Context } from '@aws-appsync/utils';
import type { Export, MutationCancelExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import type { ExportRow } from '../export-row.ts';
import { toExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

export function request(ctx: Context<MutationCancelExportArgs, EndedStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationCancelExportArgs, EndedStash, { result: ExportRow }>): Export {
  return toExport(ctx.prev.result);
}
