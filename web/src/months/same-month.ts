import { isZeroDecimal, subtractDecimals } from '../../../ledger/money.ts';
import type { MonthFigures } from './ledger-figures.ts';

/** What a copy holds of one month. The sums are missing in a copy that was made before they were kept. */
export interface CopiedMonth {
  readonly month: string;
  readonly slips: number;
  readonly balances: number;
  readonly income?: string | null;
  readonly expense?: string | null;
}

/** What a comparison of a month needs of the ledger. */
export type ComparedMonth = Pick<MonthFigures, 'month' | 'slips' | 'balances' | 'income' | 'expense'>;

/** Whether a month has the same counts and sums. Records exchanged for others of the same amounts are not seen. */
export function isSameMonth(copied: CopiedMonth, now: ComparedMonth): boolean {
  return (
    copied.slips === now.slips &&
    copied.balances === now.balances &&
    isSameAmount(copied.income, now.income) &&
    isSameAmount(copied.expense, now.expense)
  );
}

/** An amount that is not known differs from none. */
export function isSameAmount(copied: string | null | undefined, now: string): boolean {
  return copied == null || isZeroDecimal(subtractDecimals(copied, now));
}

/** A month that a copy covers, and holds nothing of. */
export function emptyMonth(month: string): CopiedMonth & ComparedMonth {
  return { month, slips: 0, balances: 0, income: '0', expense: '0' };
}
