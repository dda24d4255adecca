import type { Period } from '../../../ledger/period.ts';

/**
 * The choice to export: the days of a period, or everything, which is more than the days from the first to the last.
 */
export type Days = Period | 'everything';

/** The days of an export. Both are left out of an export of everything. */
export function daysOf({ from, to }: { readonly from?: string | null; readonly to?: string | null }): Days {
  return from == null || to == null ? 'everything' : { from, to };
}

export function sameDays(one: Days, other: Days): boolean {
  if (one === 'everything' || other === 'everything') return one === other;
  return one.from === other.from && one.to === other.to;
}
