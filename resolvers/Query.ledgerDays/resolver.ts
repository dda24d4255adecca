import type { Context } from '@aws-appsync/utils';
import type { LedgerDays } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import type { DaysStash } from './stash.ts';

export function request(ctx: Context<unknown, DaysStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.days = [];
  return {};
}

export function response(ctx: Context<unknown, DaysStash>): LedgerDays {
  const days = ctx.stash.days.sort();
  return { first: days[0] ?? null, last: days[days.length - 1] ?? null };
}
