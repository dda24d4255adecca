/** An end of a dated table. */
export type End = 'firstSlip' | 'lastSlip' | 'firstBalance' | 'lastBalance';

/** What is known of an end so far. */
export interface FoundEnd {
  /** The day nearest to the end, ISO; null when none has been found. */
  day: string | null;
  /** True when `day` is the answer: it was found, or there is none. */
  isSettled: boolean;
  /** The key that was read last; the search goes on from there. */
  readThrough: string;
}

/** What the steps of `ledgerDays` hand on. */
export interface DaysStash {
  owner: string;
  ends: Partial<Record<End, FoundEnd>>;
  [key: string]: unknown;
}
