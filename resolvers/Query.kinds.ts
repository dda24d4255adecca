import type { Context } from '@aws-appsync/utils';
import type { MasterName } from './__generated__/schema.ts';
import { namesIn, queryMaster } from './master-names.ts';

export function request(ctx: Context) {
  return queryMaster(ctx);
}

export function response(ctx: Context): MasterName[] {
  return namesIn(ctx, 'kind_cd', 'kind_nm');
}
