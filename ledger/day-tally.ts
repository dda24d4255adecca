import type { DatedName } from './dated-names.ts';
import { dayOfKey, isoDay } from './day.ts';
import type { Period } from './period.ts';

/** Records of one month (`YYYY-MM`) whose key holds a day. */
export interface MonthRows extends Record<DatedName, number> {
  readonly month: string;
}

/** Collects the days of a ledger's records while the records are read. */
export class DayTally {
  #first: string | undefined;
  #last: string | undefined;
  #outside = 0;
  #months: Map<string, MonthRows> | undefined = new Map();

  /**
   * Counts one dataset. The returned function takes each record's sort key in turn, or as much of its beginning as
   * `dayOfKey` needs. It returns the record's day (`YYYYMMDD`), or undefined when the key holds none. Records of one
   * day mostly follow each other; every record after the first then costs only a comparison.
   */
  counterOf(dataset: DatedName): (keyStart: string) => string | undefined {
    let previous: string | undefined;
    let day: string | undefined;
    let month: MonthRows | undefined;
    return (keyStart) => {
      if (keyStart !== previous) {
        previous = keyStart;
        day = dayOfKey(keyStart);
        month = day === undefined ? undefined : this.#note(day);
      }
      if (day === undefined) this.#outside += 1;
      else if (month) month[dataset] += 1;
      return day;
    };
  }

  /** The first and the last day of the calendar found; undefined when there is none. */
  days(): Period | undefined {
    return this.#first === undefined || this.#last === undefined
      ? undefined
      : { from: isoDay(this.#first), to: isoDay(this.#last) };
  }

  /** The number of records whose key holds no day of the calendar. */
  recordsOutsideDays(): number {
    return this.#outside;
  }

  /** The months that have records, in order. Null when there are more than {@link mostMonths}. */
  months(): readonly MonthRows[] | null {
    return this.#months ? [...this.#months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)) : null;
  }

  #note(day: string): MonthRows | undefined {
    if (this.#first === undefined || day < this.#first) this.#first = day;
    if (this.#last === undefined || day > this.#last) this.#last = day;
    const name = isoDay(day).slice(0, 7);
    let month = this.#months?.get(name);
    if (!month && this.#months) this.#months.set(name, (month = { month: name, slips: 0, balances: 0 }));
    if (this.#months && this.#months.size > mostMonths) this.#months = undefined;
    return month;
  }
}

/**
 * A hundred years, more than any household has. The months are kept on the export's row, which is limited to 400 KB.
 */
export const mostMonths = 1200;
