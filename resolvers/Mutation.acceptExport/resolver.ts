import type { Context } from '@aws-appsync/utils';
import type { Export, MutationAcceptExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toExport } from '../export-row.ts';
import type { AcceptStash } from './stash.ts';

export function request(ctx: Context<MutationAcceptExportArgs, AcceptStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationAcceptExportArgs, AcceptStash>): Export {
  return toExport(ctx.stash.row);
}
