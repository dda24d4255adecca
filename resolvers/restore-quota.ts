import { util } from '@aws-appsync/utils';
import { restoreQuotaEntry } from '../ledger/restores-table.ts';

/** How often an owner may do each of these on one day (UTC). An undo is never counted. */
export const restoreUsesPerDay = { uploads: 20, checks: 20, applies: 5 };

export type RestoreUse = keyof typeof restoreUsesPerDay;

/** The key of the row that counts the present day's uses of an owner. */
export function restoreQuotaKey(owner: string) {
  return util.dynamodb.toMapValues({ owner, entry: restoreQuotaEntry(util.time.nowISO8601().slice(0, 10)) });
}

/** Two days, so that a row outlives its day wherever the clocks stand. */
export const restoreQuotaSeconds = 2 * 86_400;
