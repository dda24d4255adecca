import type { Context } from '@aws-appsync/utils';
import { raiseUnmeant } from '../data-source-error.ts';
import { daysIn, queryDays } from './days.ts';
import type { DaysStash } from './stash.ts';

export function request(ctx: Context<unknown, DaysStash>) {
  return queryDays(ctx.stash.owner, { forward: true });
}

export function response(ctx: Context<unknown, DaysStash>) {
  raiseUnmeant(ctx);
  ctx.stash.days = [...ctx.stash.days, ...daysIn(ctx.result)];
  return {};
}
