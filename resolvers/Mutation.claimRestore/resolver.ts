import type { Context } from '@aws-appsync/utils';
import type { MutationClaimRestoreArgs, Restore } from '../__generated__/schema.ts';
import { answerRestore } from '../answer-restore.ts';
import { requireRole } from '../caller.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationClaimRestoreArgs, RestoreStash>) {
  requireRole(ctx, 'RESTORE_ROLES');
  ctx.stash.owner = ctx.args.owner;
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(ctx: Context<MutationClaimRestoreArgs, RestoreStash>): Restore | null {
  return answerRestore(ctx.stash);
}
