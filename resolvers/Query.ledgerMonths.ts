import type { Context } from '@aws-appsync/utils';
import type { LedgerMonths, QueryLedgerMonthsArgs } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';
import { checkDaysAsked } from './period.ts';

/** The function reads with credentials of the caller's own ledger. */
export function request(ctx: Context<QueryLedgerMonthsArgs>) {
  const owner = callerOf(ctx);
  const { from, to } = ctx.args;
  checkDaysAsked(from, to);
  return { operation: 'Invoke', payload: { owner, period: from && to ? { from, to } : null } };
}

export function response(ctx: Context<QueryLedgerMonthsArgs>): LedgerMonths {
  raiseUnexpected(ctx);
  return ctx.result as LedgerMonths;
}
