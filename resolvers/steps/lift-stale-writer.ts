import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { liftWriter } from '../ledger-writers.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** The restore that held the lock is at rest. It may also still be announced as a writer. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { staleHolder } = ctx.stash;
  if (!staleHolder) runtime.earlyReturn({});
  return liftWriter(staleHolder);
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  return {};
}
