import { dayOfKey, isoDay } from '../../ledger/day.ts';
import { kindCodeOf } from '../../ledger/kinds.ts';
import type { Item } from './json-lines.ts';
import { numberOf, stringOf, textOf } from './json-lines.ts';
import type { PackedTexts } from './packed-texts.ts';
import { PackedTextsBuilder } from './packed-texts.ts';
import type { TextColumn } from './text-column.ts';
import { TextColumnBuilder } from './text-column.ts';

/** The money part of a record. */
export interface Money {
  /** `YYYYMMDD` of the calendar, from the record's key; undefined when the key holds none. */
  readonly day: string | undefined;
  /** The year that a person chooses: `2025`; empty for a record on no day. */
  readonly year: string;
  readonly methodCode: string;
  /** A DynamoDB number; undefined when the record has none. */
  readonly value: string | undefined;
}

/** Slips or balances in columns, in the order of their keys. */
export interface Records {
  readonly rows: number;
  /** `YYYY-MM-DD`; as it is stored where it is no day of the calendar. */
  readonly day: TextColumn;
  readonly methodCode: TextColumn;
  /** A DynamoDB number; empty where the record has none. */
  readonly value: TextColumn;
  readonly memo: TextColumn;
  /** Of slips. Empty for balances. */
  readonly kindCode: TextColumn;
  /** The whole `kind_cd_seq` of slips. */
  readonly ids: PackedTexts;
  /** What is stored instead of a number, by row. */
  readonly oddValues: ReadonlyMap<number, string>;
}

/** The most records of one table that are kept for showing. Every record is verified and summed. */
export const mostKeptRows = 200_000;

export class RecordsBuilder {
  readonly #day;
  readonly #methodCode;
  readonly #value;
  readonly #memo;
  readonly #kindCode;
  readonly #ids;
  readonly #oddValues = new Map<number, string>();
  readonly #mostRows: number;
  #rows = 0;

  constructor(mostRows: number) {
    this.#mostRows = mostRows;
    this.#day = new TextColumnBuilder(mostRows);
    this.#methodCode = new TextColumnBuilder(mostRows);
    this.#value = new TextColumnBuilder(mostRows);
    this.#memo = new TextColumnBuilder(mostRows);
    this.#kindCode = new TextColumnBuilder(mostRows);
    this.#ids = new PackedTextsBuilder(mostRows);
  }

  get isFull(): boolean {
    return this.#rows === this.#mostRows;
  }

  push(item: Item, { day, methodCode, value }: Money): void {
    const id = textOf(item, 'kind_cd_seq');
    if (value === undefined && item['value'] !== undefined) this.#oddValues.set(this.#rows, textOf(item, 'value'));
    this.#day.push(day === undefined ? textOf(item, 'tgt_date') : isoDay(day));
    this.#methodCode.push(methodCode);
    this.#value.push(value ?? '');
    this.#memo.push(textOf(item, 'memo'));
    this.#kindCode.push(kindCodeOf(id));
    this.#ids.push(id);
    this.#rows += 1;
  }

  records(): Records {
    return {
      rows: this.#rows,
      day: this.#day.column(),
      methodCode: this.#methodCode.column(),
      value: this.#value.column(),
      memo: this.#memo.column(),
      kindCode: this.#kindCode.column(),
      ids: this.#ids.packed(),
      oddValues: this.#oddValues,
    };
  }
}

/** What the sums need of a slip or a balance. `dayOf` is one reader for all records of a table. */
export function moneyOf(item: Item, dayOf: (key: string) => string | undefined): Money {
  const day = dayOf(stringOf(item, 'entry') ?? '');
  return {
    day,
    year: day?.slice(0, 4) ?? '',
    methodCode: stringOf(item, 'method_cd') ?? '',
    value: numberOf(item, 'value'),
  };
}

/** Reads the day of a key. Records of one day follow each other, and each after the first costs only a comparison. */
export function dayReader(): (key: string) => string | undefined {
  let last: string | undefined;
  let day: string | undefined;
  return (key) => {
    const start = key.slice(0, 9);
    if (start !== last) {
      last = start;
      day = dayOfKey(start);
    }
    return day;
  };
}
