/** What the steps of `ledgerDays` hand on. */
export interface DaysStash {
  owner: string;
  /** Days found so far, `YYYY-MM-DD`. */
  days: string[];
  [key: string]: unknown;
}
