import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { Export, MutationRequestExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toExport } from '../export-row.ts';
import { checkDaysAsked } from '../period.ts';
import type { RequestStash } from './stash.ts';

/** 26 characters of Crockford's alphabet, the first at most 7: 128 bits (the ULID specification). */
const ulidPattern = '^[0-7][0-9A-HJKMNP-TV-Z]{25}$';

/** Validates before anything is read, reserved or written. */
export function request(ctx: Context<MutationRequestExportArgs, RequestStash>) {
  const { from, to, requestId } = ctx.args;
  ctx.stash.owner = callerOf(ctx);
  checkDaysAsked(from, to);
  if (requestId !== null && requestId !== undefined && !util.matches(ulidPattern, requestId)) {
    util.error(`requestId: expected a ULID (26 characters of 0-9 and A-Z without I, L, O, U), got "${requestId}".`, 'InvalidRequestId');
  }
  ctx.stash.id = requestId ?? util.autoUlid();
  ctx.stash.from = from ?? null;
  ctx.stash.to = to ?? null;
  return {};
}

export function response(ctx: Context<MutationRequestExportArgs, RequestStash>): Export | null {
  if (ctx.stash.startError) {
    util.error(
      'The export could not be started; nothing was written and today\'s count is used up by one. Try again in a moment.',
      'ExportNotStarted',
    );
  }
  return ctx.stash.row ? toExport(ctx.stash.row) : null;
}
