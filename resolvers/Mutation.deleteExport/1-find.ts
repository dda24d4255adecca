import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey, hasEnded, presentExport, toExport } from '../export-row.ts';
import type { DeleteStash } from './stash.ts';

export function request(ctx: Context<unknown, DeleteStash>) {
  return { operation: 'GetItem', key: exportKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  raiseUnexpected(ctx);
  const row = presentExport(ctx.result as FoundExport);
  if (!row) util.error(`There is no export ${ctx.stash.id}.`, 'NotFound');
  if (!hasEnded(row)) util.error(`The export ${ctx.stash.id} has not ended. Cancel it first.`, 'NotEnded');
  if (row.isSafetyCopy && toExport(row).status !== 'EXPIRED') {
    util.error(
      'This copy was made before a restore, and is needed to undo it. It is removed by itself when the restore can no longer be undone.',
      'NeededForUndo',
    );
  }
  ctx.stash.row = row;
  return {};
}
