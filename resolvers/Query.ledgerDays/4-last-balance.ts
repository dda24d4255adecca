import type { Context } from '@aws-appsync/utils';
import { noteEnd, queryEnd } from './ends.ts';
import type { DaysStash } from './stash.ts';

export function request(ctx: Context<unknown, DaysStash>) {
  return queryEnd(ctx.stash, 'lastBalance');
}

export function response(ctx: Context<unknown, DaysStash>) {
  return noteEnd(ctx, 'lastBalance');
}
