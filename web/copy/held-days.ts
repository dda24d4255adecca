import type { AboutCopy } from './manifest-claims.ts';

/** Days as `YYYY-MM-DD`, both included. Null is open: from the first record ever, or without an end. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

type Copy = Pick<AboutCopy, 'period' | 'isEverything' | 'isSalvaged' | 'requestedAt' | 'finishedAt'>;

/**
 * The days of which a copy held every record when it was made. Nothing is before the first day of a copy of everything. It
 * ends with the last day that was over when it was asked for, or with its last record where that is later.
 */
export function heldDays({ period, isEverything, requestedAt }: Copy): Days {
  if (!isEverything) return { from: period?.from ?? null, to: period?.to ?? null };
  const over = dayBefore(new Date(requestedAt));
  return { from: null, to: period && period.to > over ? period.to : over };
}

/** By the clock of the person who looks, as the page shows the instant too. */
function dayBefore(instant: Date): string {
  const day = new Date(instant.getFullYear(), instant.getMonth(), instant.getDate() - 1);
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${digits(day.getMonth() + 1)}-${digits(day.getDate())}`;
}

/** When the records were read, as far as the manifest says it. A salvage copies them later, and changes nothing in them. */
export function madeAt({ isSalvaged, requestedAt, finishedAt }: Copy): number {
  return Date.parse(isSalvaged ? requestedAt : (finishedAt ?? requestedAt));
}

export interface ComparedDays extends Days {
  /** Whether both copies also hold the records that are on no day. */
  readonly hasNoDay: boolean;
}

/**
 * The days that both copies hold; undefined when there is none. A newer copy of everything holds each day of an older
 * copy, also days that had not come yet: a record that it lacks is gone.
 */
export function comparedDays(older: Copy, newer: Copy): ComparedDays | undefined {
  const before = heldDays(older);
  const after = newer.isEverything ? { from: null, to: null } : heldDays(newer);
  const from = before.from === null || (after.from !== null && after.from > before.from) ? after.from : before.from;
  const to = before.to === null || (after.to !== null && after.to < before.to) ? after.to : before.to;
  if (from !== null && to !== null && from > to) return undefined;
  return { from, to, hasNoDay: older.isEverything && newer.isEverything };
}
