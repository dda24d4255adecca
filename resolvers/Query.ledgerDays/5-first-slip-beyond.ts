import type { Context } from '@aws-appsync/utils';
import { noteEnd, queryBeyond } from './ends.ts';
import type { DaysStash } from './stash.ts';

export function request(ctx: Context<unknown, DaysStash>) {
  return queryBeyond(ctx.stash, 'firstSlip');
}

export function response(ctx: Context<unknown, DaysStash>) {
  return noteEnd(ctx, 'firstSlip');
}
