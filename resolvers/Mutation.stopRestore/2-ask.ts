import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationStopRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** The run learns of the request by the answer to its next report. Only the run, or the end of its lease, stops it. */
export function request(ctx: Context<MutationStopRestoreArgs, RestoreStash>) {
  const { row } = ctx.stash;
  if (!row || row.status === 'STOPPING') runtime.earlyReturn({});
  return changeRestore(row, {
    set: { status: statusAfter('stop', row), stoppingFrom: row.status },
    leaseUntil: undefined,
    byAttempt: false,
  });
}

export function response(ctx: Context<MutationStopRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
