import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { ExportRow } from '../export-row.ts';
import type { ReportStash } from './stash.ts';

/**
 * READY was already recorded by an earlier report, which found that the baseline had moved (`5-move-baseline`). The new
 * baseline may hold more rows than this copy. A first READY writes its warning together with the status.
 */
export function request(ctx: Context<unknown, ReportStash>) {
  const { row, comparison } = ctx.stash;
  if (!row || row.fewerRecords || !comparison?.fewerRecords) runtime.earlyReturn({});
  return changeExport({
    owner: ctx.stash.owner,
    id: ctx.stash.id,
    set: { fewerRecords: comparison.fewerRecords },
    ends: false,
    condition: '#version = :asRead',
    conditionNames: { '#version': 'version' },
    conditionValues: { ':asRead': row.version },
  });
}

export function response(ctx: Context<unknown, ReportStash>) {
  // Deleted in the meantime.
  if (ctx.error?.type === conditionFailed) return {};
  raiseUnexpected(ctx);
  ctx.stash.row = ctx.result as ExportRow;
  return {};
}
