import type { AboutCopy } from './manifest-claims.ts';

/** Days as `YYYY-MM-DD`, both included. Null is open: from the first record ever, or without an end. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

type Copy = Pick<AboutCopy, 'period' | 'isEverything' | 'isSalvaged' | 'requestedAt' | 'finishedAt'>;

/**
 * The days of which a copy held every record when it was made. A copy of everything has nothing before its first day. It
 * ends on the day it was asked for, or with its last record where that was entered ahead of time.
 */
export function heldDays({ period, isEverything, requestedAt }: Copy): Days {
  if (!isEverything) return { from: period?.from ?? null, to: period?.to ?? null };
  const asked = new Date(requestedAt).toISOString().slice(0, 10);
  return { from: null, to: period && period.to > asked ? period.to : asked };
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
