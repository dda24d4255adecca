import { DecimalSum } from './decimal-sum.ts';
import type { AccountDir } from './kinds.ts';
import { cashMethodCode } from './methods.ts';
import { plainDecimal } from './money.ts';
import type { BalanceOnDay } from './reconciliation.ts';

/**
 * The money of one month. Each sum adds stored values, as an exact decimal: a refund is negative in `expense`. The
 * balances of all methods together change by `income` - `expense` + `otherCharges` + `chargesOfCashItself`.
 */
export interface MonthMoney {
  readonly income: string;
  readonly expense: string;
  /** Direction 2. */
  readonly chargesFromCash: string;
  /** The part of `chargesFromCash` that is booked on cash itself. It takes the money from no method. */
  readonly chargesOfCashItself: string;
  /** Direction 3. */
  readonly otherCharges: string;
  /** Slips in none of the sums: their kind has no known direction, or their value is no number. */
  readonly unknownSlips: number;
  /** The last balance in the month of each method that has one, in code order. */
  readonly lastBalances: readonly (BalanceOnDay & { readonly methodCode: string })[];
}

export const noMoney: MonthMoney = {
  ...{ income: '0', expense: '0', chargesFromCash: '0', chargesOfCashItself: '0', otherCharges: '0' },
  unknownSlips: 0,
  lastBalances: [],
};

/**
 * Adds up the money of each month while a ledger is read. It gives up, and frees its memory, when the result would be
 * larger than {@link mostResultBytes}: memory use and the size of a manifest are limited, whatever the records say.
 */
export class MonthMoneyTally {
  #months: Map<string, MonthSums> | undefined = new Map();
  #resultBytes = 0;
  #day = '';
  #month: MonthSums | undefined;

  /** `day` is `YYYYMMDD`; `value` and `accountDir` are undefined where they are not known. Throws NotADecimal. */
  addSlip(slip: {
    readonly day: string;
    readonly methodCode: string | undefined;
    readonly value: string | undefined;
    readonly accountDir: AccountDir | undefined;
  }): void {
    const month = this.#monthOf(slip.day);
    if (!month) return;
    const { value, accountDir, methodCode } = slip;
    if (value === undefined || accountDir === undefined) {
      month.unknownSlips += 1;
      return;
    }
    month.sums[accountDir].add(value);
    if (accountDir === '2' && methodCode === cashMethodCode) month.cashItself.add(value);
  }

  /** In the order of days. Throws NotADecimal. */
  addBalance({
    day,
    methodCode = '',
    value,
  }: {
    readonly day: string;
    readonly methodCode: string | undefined;
    readonly value: string | undefined;
  }): void {
    const month = this.#monthOf(day);
    if (!month || value === undefined) return;
    const before = month.balances.get(methodCode);
    this.#resultBytes += balanceBytes(methodCode, value) - (before ? balanceBytes(methodCode, before.value) : 0);
    month.balances.set(methodCode, { day, value });
    if (this.#resultBytes > mostResultBytes) this.#months = this.#month = undefined;
  }

  /** By month, `YYYY-MM`; null when they were given up. */
  months(): ReadonlyMap<string, MonthMoney> | null {
    return this.#months ? new Map([...this.#months].map(([month, sums]) => [month, moneyOf(sums)])) : null;
  }

  /** Records of one day mostly follow each other. Every record after the first then costs only a comparison. */
  #monthOf(day: string): MonthSums | undefined {
    if (day === this.#day) return this.#month;
    this.#day = day;
    const name = `${day.slice(0, 4)}-${day.slice(4, 6)}`;
    this.#month = this.#months?.get(name);
    if (!this.#month && this.#months) {
      this.#months.set(name, (this.#month = newSums()));
      this.#resultBytes += monthBytes;
      if (this.#resultBytes > mostResultBytes) this.#months = this.#month = undefined;
    }
    return this.#month;
  }
}

interface MonthSums {
  readonly sums: Readonly<Record<AccountDir, DecimalSum>>;
  readonly cashItself: DecimalSum;
  unknownSlips: number;
  readonly balances: Map<string, BalanceOnDay>;
}

function newSums(): MonthSums {
  const sums = { 0: new DecimalSum(), 1: new DecimalSum(), 2: new DecimalSum(), 3: new DecimalSum() };
  return { sums, cashItself: new DecimalSum(), unknownSlips: 0, balances: new Map() };
}

function moneyOf({ sums, cashItself, unknownSlips, balances }: MonthSums): MonthMoney {
  return {
    income: sums[1].total(),
    expense: sums[0].total(),
    chargesFromCash: sums[2].total(),
    chargesOfCashItself: cashItself.total(),
    otherCharges: sums[3].total(),
    unknownSlips,
    lastBalances: [...balances]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([methodCode, { day, value }]) => ({ methodCode, day, value: plainDecimal(value) })),
  };
}

/** Half of what a reader accepts as a manifest: a hundred years with seven methods. */
export const mostResultBytes = 2 * 1024 * 1024;

/** What a month takes in a manifest without its last balances, as long as its sums have fewer than 50 digits. */
const monthBytes = 512;

/** What a last balance takes in a manifest at most. JSON needs up to six bytes for a UTF-16 unit. */
function balanceBytes(methodCode: string, value: string): number {
  return 130 + 6 * methodCode.length + (hasExponent.test(value) ? longestPlainDecimal : value.length);
}

const hasExponent = /e/i;
/** A number of DynamoDB without an exponent: 130 zeros, then 38 digits. */
const longestPlainDecimal = 170;
