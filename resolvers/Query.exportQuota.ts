import type { Context } from '@aws-appsync/utils';
import type { ExportQuota } from './__generated__/schema.ts';
import { callerOf } from './caller.ts';
import { raiseUnexpected } from './data-source-error.ts';
import type { QuotaRow } from './quota.ts';
import { quotaKey, quotaOf } from './quota.ts';

export function request(ctx: Context) {
  return { operation: 'GetItem', key: quotaKey(callerOf(ctx)), consistentRead: true };
}

export function response(ctx: Context): ExportQuota {
  raiseUnexpected(ctx);
  return quotaOf(ctx.result as QuotaRow | null);
}
