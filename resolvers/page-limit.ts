import { util } from '@aws-appsync/utils';

/** The page size asked for, or the usual one; refuses as `InvalidArgument` what lies outside 1 to `most`. */
export function pageLimit(asked: number | null | undefined, usual: number, most: number): number {
  if (asked === null || asked === undefined) return usual;
  if (asked < 1 || asked > most) {
    util.error(`limit: expected 1 to ${most}, got ${asked}.`, 'InvalidArgument');
  }
  return asked;
}
