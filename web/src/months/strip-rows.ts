import { yearOf } from '../period/month.ts';
import type { LedgerFigures } from './ledger-figures.ts';
import { recordsOf } from './ledger-figures.ts';

/** A line of the strip: a year that holds records, or a run of years without a line of their own. Years are inclusive. */
export type StripRow =
  | { readonly kind: 'year'; readonly year: number }
  /** `isCounted` is false when some of these years were not counted, so they may hold records. */
  | { readonly kind: 'folded'; readonly from: number; readonly to: number; readonly isCounted: boolean };

/** More uncounted years in a row have one line together. */
const mostUncountedLines = 3;

/**
 * The lines of the strip, oldest first. A run of empty years is one line, because one slip of 2099 must not draw seventy
 * of them. A few years that could not be counted have lines, since they may hold records.
 */
export function stripRows({ months, notCounted }: Pick<LedgerFigures, 'months' | 'notCounted'>): readonly StripRow[] {
  const withRecords = new Set(months.filter((one) => recordsOf(one) > 0).map(({ month }) => yearOf(month)));
  const uncounted = new Set(notCounted.map(yearOf).filter((year) => !withRecords.has(year)));
  const shown = uncounted.size <= mostUncountedLines ? new Set([...withRecords, ...uncounted]) : withRecords;
  const years = [...withRecords, ...uncounted].toSorted((a, b) => a - b);
  const rows: StripRow[] = [];
  let next = years[0] ?? 0;
  const foldTo = (to: number) => {
    if (to < next) return;
    const isCounted = !years.some((year) => year >= next && year <= to && uncounted.has(year));
    rows.push({ kind: 'folded', from: next, to, isCounted });
  };
  for (const year of years.filter((one) => shown.has(one))) {
    foldTo(year - 1);
    rows.push({ kind: 'year', year });
    next = year + 1;
  }
  foldTo(years.at(-1) ?? -1);
  return rows;
}
