/**
 * The people of a seeded ledger and their habits, as data, so that another household is another list. Amounts are whole
 * yen.
 */
export interface Household {
  /** Codes of the methods, and the amount of each before the first day. */
  readonly openingYen: Readonly<Record<string, number>>;
  readonly habits: readonly Habit[];
  /** The source of money when a method cannot pay. A method without a source may go below zero. */
  readonly topUps: readonly TopUp[];
  /**
   * Cash above `aboveYen` at the end of a month goes back to the bank, down to `keptYen`. This is a withdrawal with a
   * negative value.
   */
  readonly deposit: { readonly aboveYen: number; readonly keptYen: number };
  /** Particular slips. A slip dated after the ledger's last day is included too, as one entered ahead of time. */
  readonly notable: readonly NotableSlip[];
}

/** Something that the household does repeatedly. */
export interface Habit {
  readonly kindCode: string;
  readonly memos: readonly [string, ...string[]];
  /** Least and most, at the prices of 2016. */
  readonly yen: readonly [number, number];
  /** Amounts are multiples of this. 1 by default. */
  readonly stepYen?: number;
  /** Factor by month, January first. For bills that depend on the weather. */
  readonly byMonth?: readonly number[];
  readonly methodCodes: readonly [string, ...string[]];
  readonly when: Occasion;
}

export type Occasion =
  | {
      /** How often on an average day. */
      readonly timesADay: number;
      /** The same for Saturdays and Sundays. `timesADay` by default. */
      readonly timesAWeekendDay?: number;
      /** Only in this part of the year, `MMDD` to `MMDD`, both included. */
      readonly season?: readonly [string, string];
    }
  | {
      /** 1 to 31. In a shorter month, the last day of the month. */
      readonly dayOfMonth: number;
      /** Only in these months. Every month by default. */
      readonly months?: readonly number[];
    };

export interface TopUp {
  readonly methodCode: string;
  readonly kindCode: string;
  readonly yen: number;
  readonly memos: readonly [string, ...string[]];
}

/** A slip given in full. Without `memo` the attribute is missing. An empty memo is stored as the original stores it. */
export interface NotableSlip {
  /** `YYYYMMDD` */
  readonly date: string;
  readonly kindCode: string;
  readonly methodCode: string;
  readonly yen: number;
  readonly memo?: string;
}
