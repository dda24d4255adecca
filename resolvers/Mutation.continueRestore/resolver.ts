import type { Context } from '@aws-appsync/utils';
import type { MutationContinueRestoreArgs, Restore } from '../__generated__/schema.ts';
import { requireRole } from '../caller.ts';
import { toRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationContinueRestoreArgs, RestoreStash>) {
  requireRole(ctx, 'RESTORE_ROLES');
  ctx.stash.owner = ctx.args.owner;
  ctx.stash.id = ctx.args.id;
  return {};
}

/** An event that could not be sent is no failure: the lease has ended, and the sweeper starts the next run. */
export function response(ctx: Context<MutationContinueRestoreArgs, RestoreStash>): Restore | null {
  return ctx.stash.row ? toRestore(ctx.stash.row) : null;
}
