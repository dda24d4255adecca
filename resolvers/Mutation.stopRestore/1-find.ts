import type { Context } from '@aws-appsync/utils';
import type { MutationStopRestoreArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<MutationStopRestoreArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

export function response(ctx: Context<MutationStopRestoreArgs, RestoreStash>) {
  foundRestore(ctx);
  return {};
}
