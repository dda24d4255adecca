import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey, presentExport } from '../export-row.ts';
import type { AcceptStash } from './stash.ts';

export function request(ctx: Context<unknown, AcceptStash>) {
  return { operation: 'GetItem', key: exportKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

export function response(ctx: Context<unknown, AcceptStash>) {
  raiseUnexpected(ctx);
  const row = presentExport(ctx.result as FoundExport);
  if (!row) util.error(`There is no export ${ctx.stash.id}.`, 'NotFound');
  if (row.status !== 'READY') util.error(`The export ${ctx.stash.id} has no copy to accept.`, 'NotReady');
  ctx.stash.row = row;
  return {};
}
