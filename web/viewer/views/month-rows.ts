import { subtractDecimals } from '../../../ledger/money.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MonthSums } from '../../copy/ledger-sums.ts';
import type { Totals } from '../../copy/totals.ts';
import { totalsOfMonths } from '../../copy/totals.ts';

/** A line of the table by month or by year. */
export interface MonthRow extends Totals {
  /** `2025-01`, `2025`, or empty for records on no day. */
  readonly name: string;
  /** Income less expenses. */
  readonly rest: string;
}

export const rowOfMonths = (name: string, months: readonly MonthSums[], names: LedgerNames): MonthRow => {
  const totals = totalsOfMonths(months, names);
  return { name, ...totals, rest: subtractDecimals(totals.income, totals.expense) };
};

/** Of each month that has slips. */
export const rowsByMonth = (months: readonly MonthSums[], names: LedgerNames): readonly MonthRow[] =>
  months.filter(({ slips }) => slips > 0).map((month) => rowOfMonths(month.month, [month], names));

/** Of each year that has slips. */
export const rowsByYear = (months: readonly MonthSums[], names: LedgerNames): readonly MonthRow[] =>
  yearsOf(months).map((year) => rowOfMonths(year, ofYear(months, year), names));

/** The years that have slips, in order; the first is empty when there are slips on no day. */
export const yearsOf = (months: readonly MonthSums[]): readonly string[] => [
  ...new Set(months.filter(({ slips }) => slips > 0).map(({ month }) => month.slice(0, 4))),
];

export const ofYear = (months: readonly MonthSums[], year: string): readonly MonthSums[] =>
  months.filter(({ month }) => month.slice(0, 4) === year);
