import type { Period } from '../../../ledger/period.ts';
import { dayCount, longestPeriodDays } from '../../../ledger/period.ts';
import type { Days } from '../period/days.ts';

/**
 * The days of which the preview asks for the first records: for everything, the ledger's own, or as many of its first days as may be asked
 * for. Undefined when nothing has a day.
 */
export function previewPeriod(
  days: Days,
  ledger: { readonly first?: string | null; readonly last?: string | null } | null | undefined,
): Period | undefined {
  if (days !== 'everything') return days;
  const { first, last } = ledger ?? {};
  if (first == null || last == null) return undefined;
  return dayCount({ from: first, to: last }) <= longestPeriodDays
    ? { from: first, to: last }
    : { from: first, to: daysLater(first, longestPeriodDays - 1) };
}

function daysLater(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
