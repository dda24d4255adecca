import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnmeant } from '../data-source-error.ts';
import type { StoredExport } from '../export-row.ts';
import { presentExport } from '../export-row.ts';
import type { EndedStash } from '../steps/ended-stash.ts';

/** Ends what has not ended. A worker that holds it learns so from its next report, which is refused. */
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

export function response(ctx: Context<unknown, EndedStash>): StoredExport {
  const row = ctx.result as StoredExport;
  if (ctx.error?.type === conditionFailed) {
    if (!presentExport(row)) util.error(`There is no export ${ctx.stash.id}.`, 'NotFound');
    // Completion was faster, and an export that has ended never changes. Its place is given back all the same: an answer to an earlier
    // cancellation may have been lost before that was done.
  } else {
    raiseUnmeant(ctx);
  }
  ctx.stash.ended = true;
  return row;
}
