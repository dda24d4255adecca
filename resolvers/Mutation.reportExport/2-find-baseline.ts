import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationReportExportArgs } from '../__generated__/schema.ts';
import type { Baseline } from '../baseline.ts';
import { asBaseline, baselineKey } from '../baseline.ts';
import { compareWithBaseline } from '../compare-with-baseline.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { ReportStash } from './stash.ts';

/** Compares the copy that is about to become READY with the baseline of its days. */
export function request(ctx: Context<MutationReportExportArgs, ReportStash>) {
  const { row } = ctx.stash;
  // The report is only progress, or there is no such export, for which `3-report` refuses it.
  if (!row) runtime.earlyReturn({});
  return { operation: 'GetItem', key: baselineKey(row), consistentRead: true };
}

export function response(ctx: Context<MutationReportExportArgs, ReportStash>) {
  raiseUnexpected(ctx);
  const { row } = ctx.stash;
  const { archive } = ctx.args.input;
  const before = ctx.result as Baseline | null;
  ctx.stash.before = before;
  if (row && archive)
    ctx.stash.comparison = compareWithBaseline(asBaseline(row, archive), before, archive.recordsOutsideDays);
  return {};
}
