import type { ComparedMonth, CopiedMonth } from '../months/same-month.ts';
import { emptyMonth, isSameMonth } from '../months/same-month.ts';

/** A month whose counts or sums have changed since a copy was made. */
export interface MonthChange {
  readonly month: string;
  readonly then: CopiedMonth;
  readonly now: ComparedMonth;
}

/** Newest first. A month that could not be counted now is left out. */
export function monthChanges(
  copied: readonly CopiedMonth[],
  { months, notCounted }: { readonly months: readonly ComparedMonth[]; readonly notCounted: readonly string[] },
): readonly MonthChange[] {
  const [then, now] = [byMonth(copied), byMonth(months)];
  const unknown = new Set(notCounted);
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((month) => !unknown.has(month))
    .toSorted((a, b) => (a < b ? 1 : -1))
    .map((month) => ({ month, then: then.get(month) ?? emptyMonth(month), now: now.get(month) ?? emptyMonth(month) }))
    .filter((change) => !isSameMonth(change.then, change.now));
}

function byMonth<Month extends { readonly month: string }>(months: readonly Month[]): ReadonlyMap<string, Month> {
  return new Map(months.map((one) => [one.month, one]));
}
