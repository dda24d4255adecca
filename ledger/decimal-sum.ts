import { addDecimals, negateDecimal } from './money.ts';

/**
 * An exact running total of DynamoDB numbers. Household amounts are whole numbers, and these are added as integers as
 * long as a double holds the total exactly. Everything else goes through `addDecimals`, which gives the same totals
 * more slowly. An export adds a million slips.
 */
export class DecimalSum {
  #whole = 0;
  #rest = '0';

  /**
   * Adds `value`, or subtracts it with `sign` -1. Throws NotADecimal when it is not a decimal number; the total is then
   * unchanged.
   */
  add(value: string, sign: 1 | -1 = 1): void {
    const whole = wholeOf(value);
    if (!Number.isNaN(whole)) this.#addWhole(sign * whole);
    else this.#rest = addDecimals(this.#rest, sign === 1 ? value : negateDecimal(value));
  }

  addSum(other: DecimalSum): void {
    if (other.#rest !== '0') this.#rest = addDecimals(this.#rest, other.#rest);
    this.#addWhole(other.#whole);
  }

  /** The total in plain form: no exponent, no superfluous zeros. */
  total(): string {
    return addDecimals(String(this.#whole), this.#rest);
  }

  #addWhole(whole: number): void {
    const sum = this.#whole + whole;
    if (Number.isSafeInteger(sum)) {
      this.#whole = sum;
      return;
    }
    this.#rest = addDecimals(addDecimals(this.#rest, String(this.#whole)), String(whole));
    this.#whole = 0;
  }
}

/**
 * Returns NaN for values `#addWhole` cannot take. The last result is cached because each amount is added to several
 * totals in a row.
 */
function wholeOf(value: string): number {
  if (value !== lastValue) {
    lastWhole = integer.test(value) ? Number(value) : NaN;
    lastValue = value;
  }
  return lastWhole;
}

let lastValue = '';
let lastWhole = NaN;

/** Up to 15 digits. Each such number is exact as a double, and so is the sum of any two. */
const integer = /^-?\d{1,15}$/;
