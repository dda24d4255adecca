import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { failureMessage } from '../../ledger/failure-sentences.ts';
import { changeExport } from '../change-export.ts';
import { conditionFailed, raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { noteEnded } from '../steps/ended-stash.ts';
import type { RequestStash } from './stash.ts';

/** The worker could not be invoked. The export becomes FAILED at once, and not hours later through the sweeper. */
export function request(ctx: Context<unknown, RequestStash>) {
  if (!ctx.stash.startError) runtime.earlyReturn({});
  return changeExport({
    owner: ctx.stash.owner,
    id: ctx.stash.id,
    set: {
      status: 'FAILED',
      failure: { code: 'NOT_STARTED', message: failureMessage('NOT_STARTED') },
      finishedAt: util.time.nowISO8601(),
    },
    ends: true,
    condition: '#status = :requested',
    conditionNames: { '#status': 'status' },
    conditionValues: { ':requested': 'REQUESTED' },
  });
}

export function response(ctx: Context<unknown, RequestStash>) {
  // A refused condition means that the worker took the export after all.
  if (ctx.error?.type === conditionFailed) {
    ctx.stash.startError = '';
    return {};
  }
  raiseUnexpected(ctx);
  noteEnded(ctx.stash, ctx.result as FoundExport);
  return {};
}
