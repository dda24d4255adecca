import { util } from '@aws-appsync/utils';
import type { ExportQuota } from './__generated__/schema.ts';
import { slotSeconds } from './times.ts';

/** At most this many exports a day (UTC) per owner. */
export const exportsPerDay = 20;
/** At most this many exports of an owner that have not ended. */
export const exportsAtOnce = 3;

/**
 * The one row that counts for an owner: `day`, `today` (ids asked for that day), `givenBack` (how many of the day's places were given back,
 * since the service was at fault), and `slots`, the places of exports that have not ended, each id with the epoch second of its reservation.
 * By id and not as numbers, so that reserving or releasing the same export twice changes nothing.
 */
export interface QuotaRow {
  day: string;
  today?: string[];
  givenBack?: number;
  slots?: Record<string, number>;
}

export function quotaKey(owner: string) {
  return util.dynamodb.toMapValues({ owner, entry: 'QUOTA' });
}

/** The day that counts now, UTC. */
export function quotaDay(): string {
  return util.time.nowISO8601().slice(0, 10);
}

/** Places reserved before this epoch second are held by nobody any more. */
export function slotsLapsedBefore(): number {
  return util.time.nowEpochSeconds() - slotSeconds;
}

/** What an owner may still ask for, as their row tells now; they may have none yet. */
export function quotaOf(row: QuotaRow | null): ExportQuota {
  const slots = row?.slots ?? {};
  const running = Object.keys(slots).filter((id) => (slots[id] ?? 0) >= slotsLapsedBefore()).length;
  // A clock set back does not hand out a second quota: the later day counts on.
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
