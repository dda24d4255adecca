/** An end of a dated table. */
export type End = 'firstSlip' | 'lastSlip' | 'firstBalance' | 'lastBalance';

/** The result so far for one end. */
export interface FoundEnd {
  /** The day nearest to the end, ISO; null when none has been found. */
  day: string | null;
  /** True when `day` is final: a day was found, or there is none. */
  isSettled: boolean;
  /** The last key that was read. The search continues from there. */
  readThrough: string;
}

/** The data that the steps of `ledgerDays` pass on. */
export interface DaysStash {
  owner: string;
  ends: Partial<Record<End, FoundEnd>>;
  [key: string]: unknown;
}
