import { addDecimals, negateDecimal } from './money.ts';

/**
 * A running total of DynamoDB numbers, exact. Whole amounts, as household amounts are, are added as integers for as long as the total is
 * one that a double holds exactly; everything else goes through `addDecimals`. The totals are the same, and a million slips pass here.
 */
export class DecimalSum {
  #whole = 0;
  #rest = '0';

  /** Adds `value`, or takes it away with `sign` -1. Throws NotADecimal when it is no decimal number; the total then stands as it was. */
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

/** NaN when it is not for `#addWhole`. A slip's amount comes here for every total that it is part of, one after the other, so the last is kept. */
function wholeOf(value: string): number {
  if (value !== lastValue) {
    lastWhole = integer.test(value) ? Number(value) : NaN;
    lastValue = value;
  }
  return lastWhole;
}

let lastValue = '';
let lastWhole = NaN;

/** Up to 15 digits: each such number is exact as a double, and so is the sum of any two. */
const integer = /^-?\d{1,15}$/;
