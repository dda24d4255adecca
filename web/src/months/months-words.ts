import type { Mark } from './month-marks.ts';

/** The texts of the strip of months and of the figures. Numbers, days and amounts come formatted. */
export interface MonthsWords {
  readonly heading: string;
  readonly strip: {
    readonly label: string;
    /** Read out with the strip's name: how it is used without a mouse. */
    readonly how: string;
    readonly yearColumn: string;
    /** A column's head, for the eye and in words. `month` is 1 to 12. */
    readonly month: (month: number) => string;
    readonly monthInWords: (month: number) => string;
    readonly year: (year: string) => string;
    readonly yearInWords: (year: string) => string;
    readonly years: (from: string, to: string) => string;
    /** Years without lines of their own, and why. */
    readonly folded: (years: string, state: string) => string;
    readonly cell: (month: string, state: string) => string;
    readonly records: (count: string) => string;
    readonly noRecords: string;
    readonly notCounted: string;
    /** Which copies have the month as it is now, in the words of its cell. */
    readonly marked: Readonly<Record<Mark, (state: string) => string>>;
    /** The same in the legend. */
    readonly marks: Readonly<Record<Exclude<Mark, 'never'>, string>>;
    readonly partly: (state: string) => string;
    readonly startSet: (start: string) => string;
    readonly givenUp: string;
    readonly days: (first: string, last: string) => string;
    /** The same, where not everything was counted. */
    readonly daysCounted: (first: string, last: string) => string;
    readonly outsideDays: (count: string) => string;
    readonly nothing: string;
    readonly few: string;
    readonly many: string;
  };
  readonly figures: {
    readonly heading: string;
    readonly records: string;
    readonly income: string;
    readonly expense: string;
    readonly unit: string;
    readonly counting: string;
    readonly parts: (slips: string, balances: string) => string;
    readonly partsOfEverything: (slips: string, balances: string, outsideDays: string) => string;
    readonly empty: string;
    readonly emptyLedger: string;
    readonly unknownSlips: (count: string) => string;
    readonly atLeast: string;
    readonly notCounted: (months: string) => string;
    readonly failed: string;
    /** Opens the chart and its table. */
    readonly byMonth: string;
    /** What is chosen, read out once. */
    readonly chosen: (days: string, records: string, income: string, expense: string) => string;
    readonly chosenUncounted: (days: string) => string;
  };
}
