import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationReportExportArgs } from '../__generated__/schema.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey, presentExport } from '../export-row.ts';
import type { ReportStash } from './stash.ts';

/** Runs before a READY. The row holds the days whose baseline the next step looks up. */
export function request(ctx: Context<MutationReportExportArgs, ReportStash>) {
  const { owner, id, archive } = ctx.args.input;
  if (!archive) runtime.earlyReturn({});
  return { operation: 'GetItem', key: exportKey(owner, id), consistentRead: true };
}

export function response(ctx: Context<MutationReportExportArgs, ReportStash>) {
  raiseUnexpected(ctx);
  ctx.stash.row = presentExport(ctx.result as FoundExport);
  return {};
}
