import type { Context } from '@aws-appsync/utils';
import type { CopyMonth, QueryCopyMonthsArgs } from './__generated__/schema.ts';
import { asBaseline, countedOf } from './baseline.ts';
import { callerOf } from './caller.ts';
import { leavesMonthsOut } from './compare-with-baseline.ts';
import { raiseUnexpected } from './data-source-error.ts';
import type { FoundExport } from './export-row.ts';
import { exportKey, presentExport } from './export-row.ts';

export function request(ctx: Context<QueryCopyMonthsArgs>) {
  return { operation: 'GetItem', key: exportKey(callerOf(ctx), ctx.args.id), consistentRead: true };
}

/** The months stay in the row when the file expires, so an old copy can be compared too. */
export function response(ctx: Context<QueryCopyMonthsArgs>): CopyMonth[] | null {
  raiseUnexpected(ctx);
  const row = presentExport(ctx.result as FoundExport);
  const counted = row ? countedOf(row) : null;
  if (!row || !row.archive || !counted) return null;
  const { tables, months } = asBaseline(row, counted);
  return leavesMonthsOut({ tables, months }, row.archive.recordsOutsideDays) ? null : months;
}
