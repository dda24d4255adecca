import { DecimalSum } from './decimal-sum.ts';

/** What the rows of a dated dataset add up to, method by method: a receipt to hold against a bank's or another program's figures. */
export interface ControlTotals {
  readonly rows: number;
  /** The sum of all values as they stand in the items, without any sign rule; an exact decimal. */
  readonly valueTotal: string;
  /** Rows whose `value` is missing or no number: they are in `rows` and in no total. */
  readonly rowsWithoutValue: number;
  /** In code order. */
  readonly byMethod: readonly { readonly methodCode: string; readonly rows: number; readonly valueTotal: string }[];
}

export class ControlTotalsSum {
  readonly #byMethod = new Map<string, { rows: number; readonly sum: DecimalSum }>();
  #rowsWithoutValue = 0;

  /** `value` is a DynamoDB number, or undefined where the item has none. Throws NotADecimal for any other text. */
  add(methodCode: string, value: string | undefined): void {
    let method = this.#byMethod.get(methodCode);
    if (!method) this.#byMethod.set(methodCode, (method = { rows: 0, sum: new DecimalSum() }));
    if (value === undefined) this.#rowsWithoutValue += 1;
    else method.sum.add(value);
    method.rows += 1;
  }

  result(): ControlTotals {
    const total = new DecimalSum();
    let rows = 0;
    const byMethod = [...this.#byMethod]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([methodCode, method]) => {
        total.addSum(method.sum);
        rows += method.rows;
        return { methodCode, rows: method.rows, valueTotal: method.sum.total() };
      });
    return { rows, valueTotal: total.total(), rowsWithoutValue: this.#rowsWithoutValue, byMethod };
  }
}
