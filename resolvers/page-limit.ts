import { util } from '@aws-appsync/utils';

/** The requested page size, or `usual` without one. Refuses a number outside 1 to `most` as `InvalidArgument`. */
export function pageLimit(asked: number | null | undefined, usual: number, most: number): number {
  if (asked === null || asked === undefined) return usual;
  if (asked < 1 || asked > most) {
    util.error(`limit: expected 1 to ${most}, got ${asked}.`, 'InvalidArgument');
  }
  return asked;
}
