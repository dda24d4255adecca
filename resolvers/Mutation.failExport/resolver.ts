import type { Context } from '@aws-appsync/utils';
import type { Export, MutationFailExportArgs } from '../__generated__/schema.ts';
import { requireRole } from '../caller.ts';
import type { ExportRow } from '../export-row.ts';
import { toExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

export function request(ctx: Context<MutationFailExportArgs, EndedStash>) {
  requireRole(ctx, 'FAILURE_ROLES');
  ctx.stash.owner = ctx.args.input.owner;
  ctx.stash.id = ctx.args.input.id;
  return {};
}

export function response(ctx: Context<MutationFailExportArgs, EndedStash, { result: ExportRow }>): Export {
  return toExport(ctx.prev.result);
}
