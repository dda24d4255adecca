import type { Context } from '@aws-appsync/utils';
import type { MasterName } from '../__generated__/schema.ts';
import { callerOf } from '../caller.ts';
import { raiseUnexpected } from '../data-source-error.ts';

/** Asks the function for the names in a master, which reads with credentials of the caller's own ledger. */
export function invokeNames(ctx: Context, table: 'kinds' | 'methods') {
  return { operation: 'Invoke', payload: { owner: callerOf(ctx), table } };
}

export function namesOf(ctx: Context): MasterName[] {
  raiseUnexpected(ctx);
  return ctx.result as MasterName[];
}
