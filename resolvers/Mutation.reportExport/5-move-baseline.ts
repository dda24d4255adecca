import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationReportExportArgs } from '../__generated__/schema.ts';
import { asBaseline, putBaseline } from '../baseline.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { ReportStash } from './stash.ts';

/** A copy with no fewer rows becomes the baseline, unless the baseline has changed since the comparison. */
export function request(ctx: Context<MutationReportExportArgs, ReportStash>) {
  const { row, before, comparison } = ctx.stash;
  const { archive } = ctx.args.input;
  if (!row || !archive || !comparison?.replaces) runtime.earlyReturn({});
  const asRead = before
    ? {
        expression: '#id = :id',
        expressionNames: { '#id': 'id' },
        expressionValues: util.dynamodb.toMapValues({ ':id': before.id }),
      }
    : { expression: 'attribute_not_exists(#entry)', expressionNames: { '#entry': 'entry' } };
  return putBaseline(row, asBaseline(row, archive), asRead);
}

export function response(ctx: Context<unknown, ReportStash>) {
  if (ctx.error?.type === conditionFailed) {
    // The worker repeats its report, and the copy is then compared with the one that was faster.
    util.error('Another copy of the same days became ready at the same moment. Report again.', 'Busy');
  }
  raiseUnexpected(ctx);
  return {};
}
