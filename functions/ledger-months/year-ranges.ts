import { daysOfTables } from '../../ledger/layouts/days-of-tables.ts';
import type { Period } from '../../ledger/period.ts';
import { entryRange } from '../../ledger/period.ts';

/** A range of sort keys, both ends included. A missing end is open. */
export interface KeyRange {
  readonly first?: string;
  readonly last?: string;
  /** The year whose days it holds; undefined for keys of no year that is read. */
  readonly year?: number;
  /** The days of that year that are read, where a table is keyed by days. */
  readonly days?: Period;
}

/**
 * Parts of a table that can be read side by side and together hold every key once, the newest first. Years get a part
 * each. Two more parts hold the keys before and behind them.
 *
 * @param years the first and the last year with a record; null when no key holds one
 */
export function everyYear(years: { readonly first: number; readonly last: number } | null): readonly KeyRange[] {
  if (!years) return [{}];
  const ranges: KeyRange[] = [{ first: `${years.last + 1}` }];
  for (let year = years.last; year >= years.first; year -= 1) ranges.push(keysOfYear(year));
  ranges.push({ last: justBefore(`${years.first}`) });
  return ranges;
}

/** The same for the days of a period. Keys without a day are in no period. */
export function yearsOfPeriod({ from, to }: Period): readonly KeyRange[] {
  const { first, last } = entryRange({ from, to });
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const ranges: KeyRange[] = [];
  for (let year = lastYear; year >= firstYear; year -= 1) {
    const whole = keysOfYear(year);
    ranges.push({
      year,
      first: year === firstYear ? first : (whole.first ?? first),
      last: year === lastYear ? last : (whole.last ?? last),
    });
  }
  return ranges;
}

/**
 * The years of a table that is keyed by days: this year and those before it first, the newest first, then the future.
 */
export function yearsOfDays(period: Period | null, thisYear: number): readonly KeyRange[] {
  const { from, to } = period ?? daysOfTables;
  const years: number[] = [];
  for (let year = Number(to.slice(0, 4)); year >= Number(from.slice(0, 4)); year -= 1) years.push(year);
  const inOrder = [...years.filter((year) => year <= thisYear), ...years.filter((year) => year > thisYear).reverse()];
  return inOrder.map((year) => {
    const [first, last] = [`${String(year).padStart(4, '0')}-01-01`, `${String(year).padStart(4, '0')}-12-31`];
    return { year, days: { from: from > first ? from : first, to: to < last ? to : last } };
  });
}

function keysOfYear(year: number): KeyRange {
  return { year, first: `${year}`, last: justBefore(`${year + 1}`) };
}

/**
 * The highest key below `end`, a year: the character before its last one, and then the highest characters of four bytes
 * each, up to the 1,024 bytes that a sort key may have.
 */
function justBefore(end: string): string {
  const before = String.fromCharCode(end.charCodeAt(end.length - 1) - 1);
  return end.slice(0, -1) + before + '\u{10ffff}'.repeat(255);
}
