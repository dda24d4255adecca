import type { Context } from '@aws-appsync/utils';
import type { MutationCheckRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { statusAfter } from '../restore-request.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationCheckRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

export function response(ctx: Context<MutationCheckRestoreArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  // The same request sent twice is one check.
  if (row.status === 'CHECKING') return {};
  statusAfter('check', row);
  ctx.stash.use = 'checks';
  ctx.stash.starts = true;
  return {};
}
