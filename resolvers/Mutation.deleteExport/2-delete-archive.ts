import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnmeant } from '../data-source-error.ts';
import type { DeleteStash } from './stash.ts';

/** The file goes first: a row without a file can be deleted again, a file without a row would be found by nobody. */
export function request(ctx: Context<unknown, DeleteStash>) {
  const { owner, id, attempt, status } = ctx.stash.row;
  // Whatever else has ended left no file: the worker removes what it made.
  if (status !== 'READY') runtime.earlyReturn({});
  return { operation: 'Invoke', payload: { owner, id, attempt } };
}

export function response(ctx: Context<unknown, DeleteStash>) {
  raiseUnmeant(ctx);
  return {};
}
