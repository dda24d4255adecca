/** Who keeps a seeded ledger and how they live: data, so that another household is another list. Amounts are whole yen. */
export interface Household {
  /** Codes of the methods and what each holds before the first day. */
  readonly openingYen: Readonly<Record<string, number>>;
  readonly habits: readonly Habit[];
  /** Where money comes from when a method cannot pay. Every method needs one, or it may go below zero. */
  readonly topUps: readonly TopUp[];
  /** Cash above `aboveYen` at the end of a month goes back to the bank, down to `keptYen`: a withdrawal with a negative value. */
  readonly deposit: { readonly aboveYen: number; readonly keptYen: number };
  /** Particular slips; those dated after the ledger's last day are in it all the same, as slips entered ahead of time are. */
  readonly notable: readonly NotableSlip[];
}

/** Something the household does again and again. */
export interface Habit {
  readonly kindCode: string;
  readonly memos: readonly [string, ...string[]];
  /** Least and most at the prices of 2016. */
  readonly yen: readonly [number, number];
  /** Amounts are multiples of this; 1 unless given. */
  readonly stepYen?: number;
  /** Factor by month, January first; for bills that follow the weather. */
  readonly byMonth?: readonly number[];
  readonly methodCodes: readonly [string, ...string[]];
  readonly when: Occasion;
}

export type Occasion =
  | {
      /** How often on an average day. */
      readonly timesADay: number;
      /** The same for Saturdays and Sundays; `timesADay` unless given. */
      readonly timesAWeekendDay?: number;
      /** Only in this part of the year, `MMDD` to `MMDD`, both included. */
      readonly season?: readonly [string, string];
    }
  | {
      /** 1 to 31; the month's last day where the month is shorter. */
      readonly dayOfMonth: number;
      /** Only in these months; in every month unless given. */
      readonly months?: readonly number[];
    };

export interface TopUp {
  readonly methodCode: string;
  readonly kindCode: string;
  readonly yen: number;
  readonly memos: readonly [string, ...string[]];
}

/** A slip given in full. Without `memo` the attribute is missing; an empty one is stored as the original stores it. */
export interface NotableSlip {
  /** `YYYYMMDD` */
  readonly date: string;
  readonly kindCode: string;
  readonly methodCode: string;
  readonly yen: number;
  readonly memo?: string;
}
