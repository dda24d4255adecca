import type { Context } from '@aws-appsync/utils';
import type { Export, MutationReportExportArgs } from '../__generated__/schema.ts';
import { requireRole } from '../caller.ts';
import { toExport } from '../export-row.ts';
import type { ReportStash } from './stash.ts';

export function request(ctx: Context<MutationReportExportArgs, ReportStash>) {
  requireRole(ctx, 'WORKER_ROLES');
  ctx.stash.owner = ctx.args.input.owner;
  ctx.stash.id = ctx.args.input.id;
  return {};
}

export function response(ctx: Context<MutationReportExportArgs, ReportStash>): Export | null {
  return ctx.stash.row ? toExport(ctx.stash.row) : null;
}
