import type { Context } from '@aws-appsync/utils';
import type { MutationReportRestoreArgs, Restore } from '../__generated__/schema.ts';
import { answerRestore } from '../answer-restore.ts';
import { requireRole } from '../caller.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationReportRestoreArgs, RestoreStash>) {
  requireRole(ctx, 'RESTORE_ROLES');
  ctx.stash.owner = ctx.args.input.owner;
  ctx.stash.id = ctx.args.input.id;
  return {};
}

export function response(ctx: Context<MutationReportRestoreArgs, RestoreStash>): Restore | null {
  return answerRestore(ctx.stash);
}
