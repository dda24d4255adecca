import { addDecimals } from '../../../ledger/money.ts';
import type { MonthFigures } from '../months/ledger-figures.ts';
import type { Days } from '../period/days.ts';
import { monthIn, monthOf, yearOf } from '../period/month.ts';

/** The money of a month or a year. Amounts are exact. */
export interface MoneyPoint {
  /** `2025-03`, or `2025` */
  readonly name: string;
  readonly income: string;
  readonly expense: string;
}

export interface ChartPoints {
  readonly unit: 'month' | 'year';
  readonly points: readonly MoneyPoint[];
}

type Money = Pick<MonthFigures, 'month' | 'income' | 'expense'>;

/**
 * The points of the chart, in order, without gaps in time: by month where all of them have room, else by year. Where the
 * years have no room either, those without records are left out: one slip of 2099 must not make the others narrow.
 *
 * @param months those of the days that hold records, in order.
 */
export function chartPoints(months: readonly Money[], days: Days, room: Room): ChartPoints {
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  if (first === undefined || last === undefined) return { unit: 'month', points: [] };
  const [from, to] = days === 'everything' ? [first, last] : [monthOf(days.from), monthOf(days.to)];
  const chosen = countOf(from, to) <= room.months ? { from, to } : { from: first, to: last };
  if (countOf(chosen.from, chosen.to) <= room.months) {
    const byName = new Map(months.map((one) => [one.month, one]));
    const names = Array.from({ length: countOf(chosen.from, chosen.to) }, (_, index) => later(chosen.from, index));
    return { unit: 'month', points: names.map((name) => pointOf(name, [byName.get(name)])) };
  }
  const withRecords = [...new Set(months.map(({ month }) => yearOf(month)))];
  const span = yearOf(last) - yearOf(first) + 1;
  const years = span <= room.years ? Array.from({ length: span }, (_, index) => yearOf(first) + index) : withRecords;
  return {
    unit: 'year',
    points: years.map((year) =>
      pointOf(
        nameOfYear(year),
        months.filter(({ month }) => yearOf(month) === year),
      ),
    ),
  };
}

/** How many months, or else years, have room beside each other. */
export interface Room {
  readonly months: number;
  readonly years: number;
}

export function pointOf(name: string, months: readonly (Money | undefined)[]): MoneyPoint {
  const sum = (part: 'income' | 'expense') =>
    months.reduce((total, month) => addDecimals(total, month?.[part] ?? '0'), '0');
  return { name, income: sum('income'), expense: sum('expense') };
}

function nameOfYear(year: number): string {
  return String(year).padStart(4, '0');
}

const indexOf = (month: string) => yearOf(month) * 12 + Number(month.slice(5, 7)) - 1;
const countOf = (from: string, to: string) => indexOf(to) - indexOf(from) + 1;

function later(month: string, by: number): string {
  const index = indexOf(month) + by;
  return monthIn(Math.floor(index / 12), (index % 12) + 1);
}
