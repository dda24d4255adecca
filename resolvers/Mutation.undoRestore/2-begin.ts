import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationUndoRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { startWithinSeconds } from '../times.ts';

export function request(ctx: Context<MutationUndoRestoreArgs, RestoreStash>) {
  const { row, starts, turn } = ctx.stash;
  if (!row || !starts) runtime.earlyReturn({});
  return changeRestore(row, {
    set: {
      status: statusAfter('undo', row),
      direction: 'UNDO',
      ...{ turn, turnBefore: row.turn },
      ...{ claimant: null, failure: null, finishedAt: null, progress: null, outcome: null, lapses: null },
    },
    leaseUntil: util.time.nowEpochSeconds() + startWithinSeconds,
  });
}

export function response(ctx: Context<MutationUndoRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
