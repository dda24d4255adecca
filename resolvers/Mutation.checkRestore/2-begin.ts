import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationCheckRestoreArgs } from '../__generated__/schema.ts';
import { takeWritten } from '../answer-restore.ts';
import { changeRestore } from '../change-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { startWithinSeconds } from '../times.ts';

export function request(ctx: Context<MutationCheckRestoreArgs, RestoreStash>) {
  const { row, starts } = ctx.stash;
  if (!row || !starts) runtime.earlyReturn({});
  return changeRestore(row, {
    set: {
      status: statusAfter('check', row),
      acceptContradictedKeys: ctx.args.acceptContradictedKeys === true,
      claimant: null,
      failure: null,
      finishedAt: null,
      progress: null,
    },
    leaseUntil: util.time.nowEpochSeconds() + startWithinSeconds,
  });
}

export function response(ctx: Context<MutationCheckRestoreArgs, RestoreStash>) {
  takeWritten(ctx);
  return {};
}
