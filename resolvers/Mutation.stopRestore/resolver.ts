import type { Context } from '@aws-appsync/utils';
import type { MutationStopRestoreArgs, Restore } from '../__generated__/schema.ts';
import { answerRestore } from '../answer-restore.ts';
import { callerOf } from '../caller.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationStopRestoreArgs, RestoreStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationStopRestoreArgs, RestoreStash>): Restore | null {
  return answerRestore(ctx.stash);
}
