import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { QueryRestorePreviewArgs } from '../__generated__/schema.ts';
import { findRestore, foundRestore } from '../find-restore.ts';
import { currentRestore, hasExpired } from '../restore-row.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<QueryRestorePreviewArgs, RestoreStash>) {
  return findRestore(ctx.stash);
}

export function response(ctx: Context<QueryRestorePreviewArgs, RestoreStash>) {
  const row = foundRestore(ctx);
  const by = ctx.args.class === 'CONFLICT' ? row.outcomeBy : row.checkedBy;
  if (!by || hasExpired(row))
    util.error(`The restore ${row.id} has no such list.`, 'NotChecked', null, currentRestore(row));
  return {};
}
