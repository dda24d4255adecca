import type { Context } from '@aws-appsync/utils';
import type { MutationUndoRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationUndoRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

export function response(ctx: Context<MutationUndoRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  // The same request sent twice is one undo.
  if (row.status === 'UNDOING') return {};
  statusAfter('undo', row);
  ctx.stash.announces = true;
  ctx.stash.starts = true;
  return {};
}
