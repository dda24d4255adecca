import { DecimalSum } from './decimal-sum.ts';

/** The totals of a dated dataset, method by method, for a comparison with the figures of a bank or another program. */
export interface ControlTotals {
  readonly rows: number;
  /** The sum of all values as the items hold them, without any sign rule; an exact decimal. */
  readonly valueTotal: string;
  /** Rows whose `value` is missing or not a number. They are in `rows` and in no total. */
  readonly rowsWithoutValue: number;
  /** In code order; null when there are more than {@link maxMethods} methods. */
  readonly byMethod: readonly MethodTotal[] | null;
}

export interface MethodTotal {
  readonly methodCode: string;
  readonly rows: number;
  readonly valueTotal: string;
}

/**
 * A limit that no household reaches. The memory for a pass grows with the number of methods. So does the message that
 * describes them to the page, and AppSync silently drops a message of more than 240 KB.
 */
export const maxMethods = 500;

export class ControlTotalsSum {
  #byMethod: Map<string, { rows: number; readonly sum: DecimalSum }> | undefined = new Map();
  readonly #total = new DecimalSum();
  #rows = 0;
  #rowsWithoutValue = 0;

  /** `value` is a DynamoDB number, or undefined where the item has none. Throws NotADecimal for any other text. */
  add(methodCode: string, value: string | undefined): void {
    this.#rows += 1;
    if (value === undefined) this.#rowsWithoutValue += 1;
    else this.#total.add(value);
    if (!this.#byMethod) return;
    let method = this.#byMethod.get(methodCode);
    if (!method) this.#byMethod.set(methodCode, (method = { rows: 0, sum: new DecimalSum() }));
    method.rows += 1;
    if (value !== undefined) method.sum.add(value);
    if (this.#byMethod.size > maxMethods) this.#byMethod = undefined;
  }

  result(): ControlTotals {
    const byMethod = this.#byMethod && [...this.#byMethod].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      rows: this.#rows,
      valueTotal: this.#total.total(),
      rowsWithoutValue: this.#rowsWithoutValue,
      byMethod: byMethod?.map(([methodCode, { rows, sum }]) => ({ methodCode, rows, valueTotal: sum.total() })) ?? null,
    };
  }
}
