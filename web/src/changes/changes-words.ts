/** The texts about what has changed since a copy. Numbers, months and amounts come formatted. */
export interface ChangesWords {
  /** What is compared, and so what is not seen. */
  readonly compared: string;
  readonly none: string;
  /** The copy's content by month is not known. */
  readonly unknown: string;
  readonly month: (month: string, changes: string) => string;
  /** Between the changes of a month. */
  readonly and: string;
  readonly more: Readonly<Record<'slips' | 'balances', (count: string) => string>>;
  readonly fewer: Readonly<Record<'slips' | 'balances', (count: string) => string>>;
  readonly sum: Readonly<Record<'income' | 'expense', (then: string, now: string) => string>>;
  readonly outsideDays: (then: string, now: string) => string;
  readonly further: (count: string) => string;
  readonly notCounted: (count: string) => string;
}
