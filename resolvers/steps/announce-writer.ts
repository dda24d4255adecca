import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { raiseUnexpected } from '../data-source-error.ts';
import { announceWriter } from '../ledger-writers.ts';
import type { RestoreStash } from '../restore-stash.ts';

/** Exports learn of the writes that are about to begin. Announcing the same restore again changes nothing for them. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { row, announces } = ctx.stash;
  if (!row || !announces) runtime.earlyReturn({});
  return announceWriter(row);
}

export function response(ctx: Context<unknown, RestoreStash>) {
  raiseUnexpected(ctx);
  return {};
}
