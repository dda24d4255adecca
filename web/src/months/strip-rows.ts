import { yearOf } from '../period/month.ts';
import type { LedgerFigures } from './ledger-figures.ts';
import { recordsOf } from './ledger-figures.ts';

/** A line of the strip: a year that holds records, or a run of years that hold none. Years are inclusive. */
export type StripRow =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'empty'; readonly from: number; readonly to: number };

/**
 * The lines of the strip, oldest first. A run of empty years is one line, because one slip of 2099 must not draw seventy
 * of them. A year that could not be counted may hold records, so it has a line.
 */
export function stripRows({ months, notCounted }: Pick<LedgerFigures, 'months' | 'notCounted'>): readonly StripRow[] {
  const withRecords = months.filter((one) => recordsOf(one) > 0).map(({ month }) => month);
  const years = [...new Set([...withRecords, ...notCounted].map(yearOf))].toSorted((a, b) => a - b);
  return years.flatMap((year, place): readonly StripRow[] => {
    const before = years[place - 1];
    const line = { kind: 'year', year } as const;
    return before === undefined || before + 1 === year
      ? [line]
      : [{ kind: 'empty', from: before + 1, to: year - 1 }, line];
  });
}
