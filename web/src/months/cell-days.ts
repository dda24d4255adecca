import type { Period } from '../../../ledger/period.ts';
import { daysOfMonth, daysOfYear, monthIn } from '../period/month.ts';
import type { StripCell } from './strip-moves.ts';

/** The days of a cell of the strip: those of a month, or of the whole year. */
export function daysOfCell({ year, column }: StripCell): Period {
  return (column === 0 ? undefined : daysOfMonth(monthIn(year, column))) ?? daysOfYear(year);
}

/** The days from one cell to another, both included, in whichever order they were chosen. */
export function daysBetween(one: StripCell, other: StripCell): Period {
  const [a, b] = [daysOfCell(one), daysOfCell(other)];
  return { from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to };
}

export function sameCell(one: StripCell, other: StripCell): boolean {
  return one.year === other.year && one.column === other.column;
}
