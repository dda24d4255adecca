import { isoDay } from '../../ledger/day.ts';
import type { LedgerMonth } from '../../ledger/ledger-months.ts';
import { noMoney } from '../../ledger/month-money.ts';
import type { ReadPart } from './read-part.ts';

/** The answer of the query `ledgerMonths`. Days are `YYYY-MM-DD`, months `YYYY-MM`, amounts exact decimals. */
export interface LedgerMonthsResult {
  readonly months: readonly LedgerMonth[];
  readonly first: string | null;
  readonly last: string | null;
  readonly recordsOutsideDays: number;
  /** False when reading ended before everything was read. The figures are then "at least". */
  readonly isComplete: boolean;
  /** Months that are not in `months` because they were not read, or not to their end. */
  readonly notCounted: readonly string[];
  /** Methods whose balances are left out, because an answer has at most {@link mostMethods}. */
  readonly methodsLeftOut: number;
}

/** More methods than a household has. A summary of a hundred years with so many stays below what AppSync passes on. */
export const mostMethods = 20;

/** Joins what was read of every part. A month counts when all of its records were read. */
export function joinParts(parts: readonly ReadPart[]): LedgerMonthsResult {
  const notCounted = new Set(parts.flatMap(monthsNotRead));
  const months = new Map<string, LedgerMonth>();
  for (const { tally } of parts) {
    const money = tally.money();
    for (const { month, slips, balances } of tally.rows()) {
      if (notCounted.has(month)) continue;
      const before = months.get(month) ?? { month, slips: 0, balances: 0, ...noMoney };
      // The sums come from the part of the slips and the balances from that of the balances.
      months.set(month, {
        ...before,
        ...(slips > 0 ? { ...money.get(month), lastBalances: before.lastBalances } : {}),
        ...(balances > 0 ? { lastBalances: money.get(month)?.lastBalances ?? [] } : {}),
        month,
        slips: before.slips + slips,
        balances: before.balances + balances,
      });
    }
  }
  const days = parts.map(({ tally }) => tally.days()).filter((period) => period !== undefined);
  const shown = shownMethods([...months.values()]);
  return {
    months: [...months.values()]
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map((month) => ({
        ...month,
        lastBalances: month.lastBalances
          .filter(({ methodCode }) => shown.codes.has(methodCode))
          .map((balance) => ({ ...balance, day: isoDay(balance.day) })),
      })),
    first: days.map(({ from }) => from).sort()[0] ?? null,
    last:
      days
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? null,
    recordsOutsideDays: parts.reduce((sum, { tally }) => sum + tally.recordsOutsideDays(), 0),
    isComplete: parts.every(({ isWhole }) => isWhole),
    notCounted: [...notCounted].sort(),
    methodsLeftOut: shown.leftOut,
  };
}

/** The months of a part's year from the one in which reading ended. */
function monthsNotRead({ range: { year }, tally, isWhole }: ReadPart): string[] {
  if (isWhole || year === undefined) return [];
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).filter(
    (month) => month >= tally.lastMonth,
  );
}

/** The methods with the latest balances are shown. */
function shownMethods(months: readonly LedgerMonth[]): {
  readonly codes: ReadonlySet<string>;
  readonly leftOut: number;
} {
  const lastDays = new Map<string, string>();
  for (const { lastBalances } of months) {
    for (const { methodCode, day } of lastBalances)
      if (day > (lastDays.get(methodCode) ?? '')) lastDays.set(methodCode, day);
  }
  const byDay = [...lastDays].sort(([, a], [, b]) => (a < b ? 1 : -1)).map(([code]) => code);
  return { codes: new Set(byDay.slice(0, mostMethods)), leftOut: Math.max(0, byDay.length - mostMethods) };
}
