import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { ulidTimeMs } from '../../ledger/ulid.ts';
import type { Export, MutationRequestExportArgs } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toExport } from '../export-row.ts';
import { checkDaysAsked } from '../period.ts';
import { requestIdSeconds } from '../times.ts';
import { isUlid, notAUlid } from '../ulid.ts';
import type { RequestStash } from './stash.ts';

/** Validates the arguments before anything is read, reserved or written. */
export function request(ctx: Context<MutationRequestExportArgs, RequestStash>) {
  const { from, to, requestId } = ctx.args;
  ctx.stash.owner = callerOf(ctx);
  checkDaysAsked(from, to);
  if (requestId !== null && requestId !== undefined) checkRequestId(requestId);
  ctx.stash.id = requestId ?? util.autoUlid();
  ctx.stash.from = from ?? null;
  ctx.stash.to = to ?? null;
  return {};
}

export function response(ctx: Context<MutationRequestExportArgs, RequestStash>): Export | null {
  if (ctx.stash.reused) util.error(ctx.stash.reused, 'RequestIdReused');
  if (ctx.stash.startError)
    util.error('The export could not be started, and no file was made. Try again in a moment.', 'ExportNotStarted');
  return ctx.stash.row ? toExport(ctx.stash.row) : null;
}

/** Accepts a ULID whose time is about now. An older id may belong to an export that is no longer in the history. */
function checkRequestId(requestId: string): void {
  if (!isUlid(requestId)) util.error(notAUlid('requestId', requestId), 'InvalidRequestId');
  const offMs = ulidTimeMs(requestId) - util.time.nowEpochMilliSeconds();
  if (offMs > requestIdSeconds * 1000 || offMs < -requestIdSeconds * 1000) {
    util.error(
      `requestId: its time is more than a day ${offMs > 0 ? 'ahead of' : 'behind'} the server's. Make a new one, and look at this clock.`,
      'InvalidRequestId',
    );
  }
}
