import { DecimalSum } from '../../ledger/decimal-sum.ts';
import type { AccountDir } from '../../ledger/kinds.ts';
import type { LedgerNames } from './ledger-names.ts';
import type { MonthSums } from './ledger-sums.ts';
import type { Records } from './records.ts';

/** Sums of slips by what they did. A charge moves money between methods and is neither income nor expense. */
export interface Totals {
  readonly slips: number;
  readonly income: string;
  readonly expense: string;
  readonly charge: string;
  /** Slips whose kind has no direction. They are in no sum. */
  readonly unknown: number;
}

/** Of the rows that are shown. */
export function totalsOfRows(records: Records, names: LedgerNames, rows: Uint32Array): Totals {
  const sum = new TotalsSum();
  const { kindCode, value } = records;
  const directions = kindCode.texts.map((code) => names.directionOf(code));
  for (const row of rows)
    sum.add(directions[kindCode.at[row] ?? -1] ?? null, 1, value.texts[value.at[row] ?? -1] ?? '');
  return sum.totals();
}

/** Of whole months. */
export function totalsOfMonths(months: readonly MonthSums[], names: LedgerNames): Totals {
  const sum = new TotalsSum();
  for (const { byKind } of months)
    for (const { kindCode, slips, total } of byKind) sum.add(names.directionOf(kindCode), slips, total);
  return sum.totals();
}

/** Spending by group, the largest first. */
export interface GroupSum {
  readonly group: string;
  readonly total: string;
  readonly slips: number;
  readonly kinds: readonly { readonly kindCode: string; readonly total: string; readonly slips: number }[];
}

export function spendingByGroup(months: readonly MonthSums[], names: LedgerNames): readonly GroupSum[] {
  const byKind = new Map<string, { slips: number; sum: DecimalSum }>();
  for (const month of months) {
    for (const { kindCode, slips, total } of month.byKind) {
      if (names.directionOf(kindCode) !== '0') continue;
      let kind = byKind.get(kindCode);
      if (!kind) byKind.set(kindCode, (kind = { slips: 0, sum: new DecimalSum() }));
      kind.slips += slips;
      kind.sum.add(total);
    }
  }
  const kinds = [...byKind].map(([kindCode, { slips, sum }]) => ({ kindCode, slips, total: sum.total() }));
  return [...new Set(kinds.map(({ kindCode }) => names.groupOf(kindCode)))]
    .map((group) => {
      const own = kinds.filter(({ kindCode }) => names.groupOf(kindCode) === group).sort(largestFirst);
      const sum = new DecimalSum();
      for (const { total } of own) sum.add(total);
      return { group, total: sum.total(), slips: own.reduce((count, { slips }) => count + slips, 0), kinds: own };
    })
    .sort(largestFirst);
}

const largestFirst = (a: { readonly total: string }, b: { readonly total: string }): number =>
  Number(b.total) - Number(a.total);

class TotalsSum {
  readonly #income = new DecimalSum();
  readonly #expense = new DecimalSum();
  readonly #charge = new DecimalSum();
  #slips = 0;
  #unknown = 0;

  add(direction: AccountDir | null, slips: number, value: string): void {
    this.#slips += slips;
    if (direction === null) this.#unknown += slips;
    else if (value !== '') this.#sumOf(direction).add(value);
  }

  totals(): Totals {
    return {
      ...{ slips: this.#slips, unknown: this.#unknown },
      ...{ income: this.#income.total(), expense: this.#expense.total(), charge: this.#charge.total() },
    };
  }

  #sumOf(direction: AccountDir): DecimalSum {
    if (direction === '0') return this.#expense;
    return direction === '1' ? this.#income : this.#charge;
  }
}
