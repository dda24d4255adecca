import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { MutationPrepareRestoreArgs } from '../__generated__/schema.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundRestore } from '../restore-row.ts';
import { restoreKey } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Looks for a restore of this id first, because the same request sent twice must not count twice. */
export function request(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>) {
  return { operation: 'GetItem', key: restoreKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

export function response(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>) {
  raiseUnexpected(ctx);
  const row = ctx.result as FoundRestore;
  ctx.stash.row = row ?? null;
  if (!row) ctx.stash.use = 'uploads';
  else if (row.sha256 !== ctx.args.sha256 || row.bytes !== ctx.args.bytes)
    util.error(`requestId ${row.id} was used for another file before. Use a new one.`, 'RequestIdReused');
  return {};
}
