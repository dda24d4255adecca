import type { Context } from '@aws-appsync/utils';
import type { Export, MutationDeleteExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toExport } from '../export-row.ts';
import type { DeleteStash } from './stash.ts';

export function request(ctx: Context<MutationDeleteExportArgs, DeleteStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationDeleteExportArgs, DeleteStash>): Export {
  return toExport(ctx.stash.row);
}
