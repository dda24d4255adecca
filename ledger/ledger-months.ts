import type { MonthRows } from './day-tally.ts';
import type { MonthMoney } from './month-money.ts';
import { noMoney } from './month-money.ts';

/** A month of a ledger in figures. The manifest of an archive holds them, so that two copies compare without being read. */
export interface LedgerMonth extends MonthRows, MonthMoney {}

/** Joins the rows and the money of each month. Null when one of the two has been given up. */
export function ledgerMonths(
  rows: readonly MonthRows[] | null,
  money: ReadonlyMap<string, MonthMoney> | null,
): readonly LedgerMonth[] | null {
  if (rows === null || money === null) return null;
  return rows.map((month) => ({ ...month, ...(money.get(month.month) ?? noMoney) }));
}
