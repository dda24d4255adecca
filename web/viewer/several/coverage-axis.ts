/** Where days lie on the picture: each year that matters has the same width, and years without anything are folded. */
export interface CoverageAxis {
  readonly years: readonly string[];
  /** From 0 to 1. `isEnd` means the end of the day. */
  readonly placeOf: (day: string, isEnd?: boolean) => number;
}

/** One slip of 2099 must not draw seventy empty years. */
export function coverageAxis(yearsThatMatter: Iterable<string>): CoverageAxis {
  const years = [...new Set(yearsThatMatter)].filter((year) => year !== '').sort();
  return {
    years,
    placeOf(day, isEnd = false) {
      const year = day.slice(0, 4);
      const at = years.findIndex((one) => one >= year);
      if (at < 0) return 1;
      const part = years[at] === year ? partOfYear(day, isEnd) : 0;
      return (at + part) / years.length;
    },
  };
}

function partOfYear(day: string, isEnd: boolean): number {
  const first = Date.parse(`${day.slice(0, 4)}-01-01`);
  const last = Date.parse(`${day.slice(0, 4)}-12-31`);
  return (Date.parse(day) - first + (isEnd ? dayMs : 0)) / (last - first + dayMs);
}

const dayMs = 86_400_000;
