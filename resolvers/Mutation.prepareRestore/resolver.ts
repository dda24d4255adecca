import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { mostUploadBytes } from '../../ledger/upload-limit.ts';
import type { MutationPrepareRestoreArgs, Restore } from '../__generated__/schema.ts';
import { answerRestore } from '../answer-restore.ts';
import { callerOf } from '../caller.ts';
import { checkRequestId } from '../request-id.ts';
import type { RestoreStash } from '../restore-stash.ts';
import { requireSha256 } from '../sha256-argument.ts';

/** Validates the arguments before anything is read or written. */
export function request(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>) {
  const { requestId, bytes, sha256, fileName } = ctx.args;
  ctx.stash.owner = callerOf(ctx);
  checkRequestId(requestId);
  if (bytes > mostUploadBytes || bytes < 1 || bytes % 1 !== 0) {
    util.error(
      `bytes: expected 1 to ${mostUploadBytes} (1 GiB), got ${bytes}. ${bytes < 1 ? 'The file is empty.' : 'The file is too large for a restore.'}`,
      'InvalidArgument',
    );
  }
  requireSha256(sha256);
  if (fileName.length < 1 || fileName.length > 255)
    util.error(`fileName: expected 1 to 255 characters, got ${fileName.length}.`, 'InvalidArgument');
  ctx.stash.id = requestId;
  return {};
}

export function response(ctx: Context<MutationPrepareRestoreArgs, RestoreStash>): Restore | null {
  return answerRestore(ctx.stash);
}
