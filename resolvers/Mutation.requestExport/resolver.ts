import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { defaultLanguage } from '../../ledger/language.ts';
import type { Export, MutationRequestExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toExport } from '../export-row.ts';
import { checkDaysAsked } from '../period.ts';
import { checkRequestId } from '../request-id.ts';
import type { RequestStash } from './stash.ts';

/** Validates the arguments before anything is read, reserved or written. */
export function request(ctx: Context<MutationRequestExportArgs, RequestStash>) {
  const { from, to, requestId, language } = ctx.args;
  ctx.stash.owner = callerOf(ctx);
  checkDaysAsked(from, to);
  if (requestId !== null && requestId !== undefined) checkRequestId(requestId);
  ctx.stash.id = requestId ?? util.autoUlid();
  ctx.stash.from = from ?? null;
  ctx.stash.to = to ?? null;
  ctx.stash.language = language ?? defaultLanguage;
  return {};
}

export function response(ctx: Context<MutationRequestExportArgs, RequestStash>): Export | null {
  if (ctx.stash.reused) util.error(ctx.stash.reused, 'RequestIdReused');
  if (ctx.stash.startError)
    util.error('The export could not be started, and no file was made. Try again in a moment.', 'ExportNotStarted');
  return ctx.stash.row ? toExport(ctx.stash.row) : null;
}
