import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationApplyRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { startWithinSeconds } from '../times.ts';

export function request(ctx: Context<MutationApplyRestoreArgs, RestoreStash>) {
  const { row, starts, turn } = ctx.stash;
  if (!row || !starts) runtime.earlyReturn({});
  const { mode, changesMasters, hash } = ctx.args;
  return changeRestore(row, {
    set: {
      status: statusAfter('apply', row),
      ...{ turn, turnBefore: row.turn },
      direction: 'APPLY',
      choice: { mode, changesMasters, hash },
      ...{ claimant: null, failure: null, finishedAt: null, progress: null, outcome: null, lapses: null },
    },
    leaseUntil: util.time.nowEpochSeconds() + startWithinSeconds,
  });
}

export function response(ctx: Context<MutationApplyRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
