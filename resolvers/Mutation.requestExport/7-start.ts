import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RequestStash } from './stash.ts';

/** Sends the export to the worker as an event. Its owner is the caller of this request, taken from the signature. */
export function request(ctx: Context<unknown, RequestStash>) {
  if (ctx.stash.found) runtime.earlyReturn({});
  const { owner, id, from, to } = ctx.stash;
  return { operation: 'Invoke', invocationType: 'Event', payload: { owner, id, from, to } };
}

export function response(ctx: Context<unknown, RequestStash>) {
  // Raised later, because the row and the reservation must be ended first.
  if (ctx.error) ctx.stash.startError = ctx.error.message;
  return {};
}
