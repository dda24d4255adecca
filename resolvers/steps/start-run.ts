import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RestoreStash } from '../restore-stash.ts';

/** Sends an event for the next run. The owner is the caller of a person's request, or the owner of the row. */
export function request(ctx: Context<unknown, RestoreStash>) {
  const { owner, id, starts } = ctx.stash;
  if (!starts) runtime.earlyReturn({});
  return { operation: 'Invoke', invocationType: 'Event', payload: { owner, id } };
}

export function response(ctx: Context<unknown, RestoreStash>) {
  // Raised later, because the row must be given a proper state first.
  if (ctx.error) ctx.stash.startError = ctx.error.message;
  return {};
}
