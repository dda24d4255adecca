/** What one month holds, as the API counts it. Amounts are exact decimal strings. */
export interface MonthFigures {
  /** `2025-03` */
  readonly month: string;
  readonly slips: number;
  readonly balances: number;
  readonly income: string;
  readonly expense: string;
  /** Slips whose kind is unknown. They are neither income nor expense. */
  readonly unknownSlips: number;
}

/** What a ledger, or a period of it, holds by month. Only months with records are listed. */
export interface LedgerFigures {
  readonly months: readonly MonthFigures[];
  /** The first and the last day with records. */
  readonly first?: string | null;
  readonly last?: string | null;
  /** Records whose key has no proper day. Only a copy of everything holds them. */
  readonly recordsOutsideDays: number;
  readonly isComplete: boolean;
  /** The months that were not counted, because time or size ran out. */
  readonly notCounted: readonly string[];
}

export function recordsOf({ slips, balances }: Pick<MonthFigures, 'slips' | 'balances'>): number {
  return slips + balances;
}
