import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from './data-source-error.ts';
import type { FoundRestore, RestoreRow } from './restore-row.ts';
import { restoreKey } from './restore-row.ts';
import type { RestoreStash } from './restore-stash.ts';

/** The request for the row of the restore that a mutation names. */
export function findRestore({ owner, id }: RestoreStash) {
  return { operation: 'GetItem', key: restoreKey(owner, id), consistentRead: true };
}

/** The row that was found, also in the stash. Refuses the id of no restore as `NotFound`. */
export function foundRestore(ctx: Context<unknown, RestoreStash>): RestoreRow {
  raiseUnexpected(ctx);
  const row = ctx.result as FoundRestore;
  if (!row) util.error(`There is no restore ${ctx.stash.id}.`, 'NotFound');
  ctx.stash.row = row;
  return row;
}
