import { util } from '@aws-appsync/utils';

/** At most this many exports a day (UTC) per owner. */
export const exportsPerDay = 20;
/** At most this many exports of an owner that have not ended. */
export const exportsAtOnce = 3;

/**
 * The one row that counts for an owner: `day`, `today` (ids asked for that day) and `running` (ids not ended). Both are
 * sets of ids and not numbers, so that reserving or releasing the same export twice changes nothing.
 */
export interface QuotaRow {
  day: string;
  today?: string[];
  running?: string[];
}

export function quotaKey(owner: string) {
  return util.dynamodb.toMapValues({ owner, entry: 'QUOTA' });
}
