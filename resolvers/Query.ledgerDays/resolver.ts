import type { Context } from '@aws-appsync/utils';
import type { LedgerDays } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import type { DaysStash, FoundEnd } from './stash.ts';

export function request(ctx: Context<unknown, DaysStash>) {
  ctx.stash.owner = callerOf(ctx);
  ctx.stash.ends = {};
  return {};
}

export function response(ctx: Context<unknown, DaysStash>): LedgerDays {
  const { firstSlip, lastSlip, firstBalance, lastBalance } = ctx.stash.ends;
  const [first] = sorted(firstSlip, firstBalance);
  const [other, last] = sorted(lastSlip, lastBalance);
  return { first: first ?? null, last: last ?? other ?? null };
}

/** The days of both tables in order. Empty when one of them is not known, because the other alone could be wrong. */
function sorted(one: FoundEnd | undefined, other: FoundEnd | undefined): string[] {
  if (!one?.isSettled || !other?.isSettled) return [];
  return [one.day ?? '', other.day ?? ''].filter((day) => day !== '').sort();
}
