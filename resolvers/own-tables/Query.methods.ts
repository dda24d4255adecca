import type { Context } from '@aws-appsync/utils';
import type { MasterName } from '../__generated__/schema.ts';
import { invokeNames, namesOf } from './names.ts';

export function request(ctx: Context) {
  return invokeNames(ctx, 'methods');
}

export function response(ctx: Context): MasterName[] {
  return namesOf(ctx);
}
