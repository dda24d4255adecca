import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { mostDeviceCharacters } from '../../ledger/receipts-table.ts';
import type { MutationConfirmCopyArgs, Receipt } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { toReceipt } from '../receipt-row.ts';
import { requireSha256 } from '../sha256-argument.ts';
import type { ConfirmStash } from './stash.ts';

/** Validates the arguments before anything is read or written. */
export function request(ctx: Context<MutationConfirmCopyArgs, ConfirmStash>) {
  const { id, sha256, device } = ctx.args;
  ctx.stash.owner = callerOf(ctx);
  requireSha256(sha256);
  if (device && device.length > mostDeviceCharacters) {
    util.error(
      `device: expected at most ${mostDeviceCharacters} characters, got ${device.length}. A short name is enough.`,
      'InvalidArgument',
    );
  }
  ctx.stash.id = id;
  ctx.stash.sha256 = sha256;
  ctx.stash.device = device ? device : null;
  ctx.stash.isKnown = false;
  return {};
}

export function response(ctx: Context<MutationConfirmCopyArgs, ConfirmStash>): Receipt {
  return toReceipt(ctx.stash.receipt);
}
