import type { Item } from './json-lines.ts';
import type { KeptRecords, Wanted } from './opened-copy.ts';
import type { Money } from './records.ts';
import { dayReader, moneyOf, mostKeptRows, RecordsBuilder } from './records.ts';

/**
 * Takes the records of one table in the order of their keys. Keeps the newest of those that are wanted, and counts all.
 * The keys are in the order of their days, so the newest come last.
 *
 * @param wantedRows how many records are wanted, as far as that is known beforehand.
 */
export class DatedRecords {
  readonly #wanted: Wanted;
  readonly #builder: RecordsBuilder;
  readonly #rowsByYear = new Map<string, number>();
  readonly #dayOf = dayReader();
  #toSkip: number;
  #rows = 0;
  #kept = 0;

  constructor(wanted: Wanted, wantedRows: number, mostRows = mostKeptRows) {
    this.#wanted = wanted;
    this.#toSkip = Math.max(0, wantedRows - mostRows);
    this.#builder = new RecordsBuilder(Math.min(wantedRows, mostRows));
  }

  add(item: Item): Money {
    const money = moneyOf(item, this.#dayOf);
    const { year } = money;
    this.#rows += 1;
    this.#rowsByYear.set(year, (this.#rowsByYear.get(year) ?? 0) + 1);
    if (this.#wanted.years !== null && !this.#wanted.years.has(year)) return money;
    if (this.#toSkip > 0) this.#toSkip -= 1;
    else if (!this.#builder.isFull) {
      this.#builder.push(item, money);
      this.#kept += 1;
    }
    return money;
  }

  result(): KeptRecords {
    return {
      kept: this.#builder.records(),
      rowsByYear: [...this.#rowsByYear]
        .map(([year, rows]) => ({ year, rows }))
        .sort((a, b) => (a.year < b.year ? -1 : 1)),
      omitted: this.#rows - this.#kept,
    };
  }
}
