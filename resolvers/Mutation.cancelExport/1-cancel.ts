import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { presentExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/**
 * Ends an export that has not ended. The worker that holds it learns of the cancellation when its next report is
 * refused.
 */
export function request(ctx: Context<unknown, EndedStash>) {
  return changeExport({
    owner: ctx.stash.owner,
    id: ctx.stash.id,
    set: { status: 'CANCELLED', finishedAt: util.time.nowISO8601() },
    ends: true,
    condition: '#status IN (:requested, :running)',
    conditionNames: { '#status': 'status' },
    conditionValues: { ':requested': 'REQUESTED', ':running': 'RUNNING' },
  });
}

export function response(ctx: Context<unknown, EndedStash>): FoundExport {
  const row = ctx.result as FoundExport;
  if (ctx.error?.type === conditionFailed) {
    if (!presentExport(row)) util.error(`There is no export ${ctx.stash.id}.`, 'NotFound');
    // The export had already ended, and an ended export never changes. Its slot is released all the same, because the
    // answer to an earlier cancellation may have been lost before that was done.
  } else {
    raiseUnexpected(ctx);
  }
  ctx.stash.ended = true;
  return row;
}
