import type { Context } from '@aws-appsync/utils';
import type { QueryRestoreArgs, Restore } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';
import type { FoundRestore } from './restore-row.ts';
import { restoreKey, toRestore } from './restore-row.ts';

export function request(ctx: Context<QueryRestoreArgs>) {
  return { operation: 'GetItem', key: restoreKey(callerOf(ctx), ctx.args.id), consistentRead: true };
}

export function response(ctx: Context<QueryRestoreArgs>): Restore | null {
  raiseUnexpected(ctx);
  const row = ctx.result as FoundRestore;
  return row ? toRestore(row) : null;
}
