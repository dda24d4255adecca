import { util } from '@aws-appsync/utils';
import { quotaEntry } from '../ledger/exports-table.ts';
import type { ExportQuota } from './__generated__/schema.ts';
import { slotSeconds } from './times.ts';

/** At most this many exports a day (UTC) per owner. */
export const exportsPerDay = 20;
/** At most this many exports of an owner that have not ended. */
export const exportsAtOnce = 3;

/**
 * The one row that counts for an owner. `day` is the counted day and `today` the ids requested on it. `givenBack` is
 * the number of the day's places that were given back because of faults of the service. `slots` are the slots of
 * exports that have not ended, each id with the epoch second of its reservation. Ids are kept instead of counts, so
 * that reserving or releasing the same export twice changes nothing.
 */
export interface QuotaRow {
  day: string;
  today?: string[];
  givenBack?: number;
  slots?: Record<string, number>;
}

export function quotaKey(owner: string) {
  return util.dynamodb.toMapValues({ owner, entry: quotaEntry });
}

/** The current day of the quota, UTC. */
export function quotaDay(): string {
  return util.time.nowISO8601().slice(0, 10);
}

/** Slots reserved before this epoch second are no longer in use. */
export function slotsLapsedBefore(): number {
  return util.time.nowEpochSeconds() - slotSeconds;
}

/** The remaining quota of an owner, by their row. A new owner has no row yet. */
export function quotaOf(row: QuotaRow | null): ExportQuota {
  const slots = row?.slots ?? {};
  const running = Object.keys(slots).filter((id) => (slots[id] ?? 0) >= slotsLapsedBefore()).length;
  // A clock set back does not grant a second quota, because the later day continues to count.
  const day = row && row.day > quotaDay() ? row.day : quotaDay();
  return {
    perDay: exportsPerDay,
    usedToday: row && row.day === day ? (row.today ?? []).length : 0,
    atOnce: exportsAtOnce,
    running,
    resetsAt: util.time.epochMilliSecondsToISO8601(
      util.time.parseISO8601ToEpochMilliSeconds(`${day}T00:00:00.000Z`) + 86_400_000,
    ),
  };
}
