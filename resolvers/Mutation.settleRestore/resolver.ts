import type { Context } from '@aws-appsync/utils';
import type { MutationSettleRestoreArgs, Restore } from '../__generated__/schema.ts';
import { requireRole } from '../caller.ts';
import { toRestore } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationSettleRestoreArgs, RestoreStash>) {
  requireRole(ctx, 'SWEEPER_ROLES');
  ctx.stash.owner = ctx.args.owner;
  ctx.stash.id = ctx.args.id;
  return {};
}

/** An event that could not be sent is no failure: the next sweep follows within five minutes. */
export function response(ctx: Context<MutationSettleRestoreArgs, RestoreStash>): Restore | null {
  return ctx.stash.row ? toRestore(ctx.stash.row) : null;
}
