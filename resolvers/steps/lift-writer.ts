import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { liftWriter } from '../ledger-writers.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** No run of a restore at rest can write any more. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { row, rests } = ctx.stash;
  if (!row || !rests) runtime.earlyReturn({});
  return liftWriter(row);
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  return {};
}
