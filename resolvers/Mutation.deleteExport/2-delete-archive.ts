import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import type { DeleteStash } from './stash.ts';

/**
 * The file is removed first. A row without a file can be deleted again, but a file without a row could no longer be
 * found.
 */
export function request(ctx: Context<unknown, DeleteStash>) {
  const { owner, id, attempt, status, isSafetyCopy } = ctx.stash.row;
  // An export that ended in any other status has no file, because the worker removes it.
  if (status !== 'READY') runtime.earlyReturn({});
  return { operation: 'Invoke', payload: { owner, id, attempt, isSafetyCopy } };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  raiseUnexpected(ctx);
  return {};
}
