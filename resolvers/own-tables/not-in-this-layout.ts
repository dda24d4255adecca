import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { callerOf } from '../caller.ts';

/** A field that reads a range of keys, which tables of this layout do not have. */
export function request(ctx: Context): never {
  callerOf(ctx);
  util.error(
    `${ctx.info.fieldName} cannot be asked for where the tables have no partition for each owner. Use ledgerMonths, or an export.`,
    'NotInThisLayout',
  );
}

export function response() {
  return null;
}
