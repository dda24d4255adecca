import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationRequestExportArgs } from '../__generated__/schema.ts';
import { raiseUnexpected } from '../data-source-error.ts';
import type { FoundExport } from '../export-row.ts';
import { exportKey } from '../export-row.ts';
import type { RequestStash } from './stash.ts';
import { takeFound } from './take-found.ts';

/** Looks for an export of this id first, because the same request sent twice must not reserve twice. */
export function request(ctx: Context<MutationRequestExportArgs, RequestStash>) {
  // An id that this resolver made cannot exist yet.
  if (!ctx.args.requestId) runtime.earlyReturn({});
  return { operation: 'GetItem', key: exportKey(ctx.stash.owner, ctx.stash.id), consistentRead: true };
}

export function response(ctx: Context<MutationRequestExportArgs, RequestStash>) {
  raiseUnexpected(ctx);
  const row = ctx.result as FoundExport;
  if (row) takeFound(ctx.stash, row);
  return {};
}
