import type { Dataset } from '../../ledger/datasets.ts';
import { dayOfKey, dayOfKeyLength } from '../../ledger/day.ts';
import { compareKeys } from '../../ledger/key-order.ts';
import type { Period } from '../../ledger/period.ts';
import { entryRange } from '../../ledger/period.ts';
import type { Item } from '../items/attribute-value.ts';
import { LineFault } from './line-fault.ts';

/** The rules that the keys of one dataset of a copy keep among each other, and between a key and its item. */
export class KeyRules {
  readonly #dataset: Dataset;
  readonly #range: { readonly first: string; readonly last: string } | undefined;
  #latest = '';

  /** `period` is null for a copy of everything, in which a record may have any key. */
  constructor(dataset: Dataset, period: Period | null) {
    this.#dataset = dataset;
    this.#range = period !== null && dataset.dayAttribute !== null ? entryRange(period) : undefined;
  }

  /**
   * Takes the key of the next record. It must be inside the period and higher than every key taken before. A refused key
   * counts for nothing afterwards.
   *
   * @throws LineFault
   */
  take(key: string): void {
    // Both bounds are ASCII. Against ASCII, code units and UTF-8 bytes have the same order.
    if (this.#range && (key < this.#range.first || key > this.#range.last)) throw new LineFault('OUTSIDE_PERIOD');
    const order = compareKeys(key, this.#latest);
    if (order === 0) throw new LineFault('KEY_TWICE');
    if (order < 0) throw new LineFault('OUT_OF_ORDER');
    this.#latest = key;
  }

  /**
   * The attributes of a dated record must agree with its key: a key `<day>#<rest>` gives the day and the rest, and
   * each attribute that is a text must be the same. Nothing can be derived from a key that holds no day of the
   * calendar, and an attribute that is missing or of another type says nothing, so both are accepted.
   *
   * @throws LineFault
   */
  requireAgreement(key: string, item: Item): void {
    const { dayAttribute, withinDayAttribute } = this.#dataset;
    const day = dayOfKey(key);
    if (dayAttribute === null || withinDayAttribute === null || day === undefined) return;
    for (const [attribute, derived] of [
      [dayAttribute, day],
      [withinDayAttribute, key.slice(dayOfKeyLength)],
    ] as const) {
      const text = item[attribute]?.S;
      if (text !== undefined && text !== derived) throw new LineFault('KEY_CONTRADICTED', attribute);
    }
  }
}

/** The longest sort key of DynamoDB, in bytes of UTF-8. */
export const mostKeyBytes = 1024;
