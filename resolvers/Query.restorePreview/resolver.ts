import type { Context } from '@aws-appsync/utils';
import type { QueryRestorePreviewArgs, RestorePreview } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import type { RestoreStash } from '../restore-stash.ts';

export function request(ctx: Context<QueryRestorePreviewArgs, RestoreStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.id = ctx.args.id;
  return {};
}

export function response(
  ctx: Context<QueryRestorePreviewArgs, RestoreStash, { result: RestorePreview }>,
): RestorePreview {
  return ctx.prev.result;
}
