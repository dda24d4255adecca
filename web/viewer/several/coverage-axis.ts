import { monthsBetween } from '../views/months-between.ts';

/** Where days lie on the picture: each year, or each month, that matters has the same width, and others are folded. */
export interface CoverageAxis {
  /** `2025`, or `2025-01` where all days are in two years. */
  readonly units: readonly string[];
  /** From 0 to 1. `isEnd` means the end of the day. */
  readonly placeOf: (day: string, isEnd?: boolean) => number;
}

/** One slip of 2099 must not draw seventy empty years. `months` are those with records, and those of the bars' ends. */
export function coverageAxis(months: Iterable<string>): CoverageAxis {
  const known = [...new Set(months)].filter((month) => month !== '').sort();
  const years = [...new Set(known.map((month) => month.slice(0, 4)))];
  const [first = '', last = ''] = [known[0], known.at(-1)];
  const areFewYears = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) < mostYearsByMonth;
  const units = areFewYears ? monthsBetween(first, last) : years;
  return {
    units,
    placeOf(day, isEnd = false) {
      const unit = day.slice(0, units[0]?.length);
      const at = units.findIndex((one) => one >= unit);
      if (at < 0) return 1;
      return (at + (units[at] === unit ? partOf(unit, day, isEnd) : 0)) / units.length;
    },
  };
}

const partOf = (unit: string, day: string, isEnd: boolean): number =>
  (Date.parse(day) - Date.parse(unit) + (isEnd ? dayMs : 0)) / (endOf(unit) - Date.parse(unit));

/** The instant after a year or a month. */
function endOf(unit: string): number {
  const [year = 0, month = 12] = unit.split('-').map(Number);
  // Not `Date.UTC`, which takes the year 50 for 1950.
  return new Date(0).setUTCFullYear(year, month, 1);
}

const dayMs = 86_400_000;
const mostYearsByMonth = 2;
