/** The texts of income and expense by month. */
export interface MoneyWords {
  readonly income: string;
  readonly expense: string;
  /** Income less expense. */
  readonly rest: string;
  readonly month: string;
  readonly total: string;
  readonly ofYear: (year: string) => string;
  /** What the chart shows, for a person who does not see it. */
  readonly chart: Readonly<Record<'month' | 'year', (first: string, last: string) => string>>;
  readonly table: string;
  readonly none: string;
  /** What the sums are made of. */
  readonly note: string;
}
