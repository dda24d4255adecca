import { DecimalSum } from '../../ledger/decimal-sum.ts';
import type { Money } from './records.ts';

/** What one month holds. Amounts are the stored values, exact decimals. */
export interface MonthSums {
  /** `2025-01`; empty for the records on no day. */
  readonly month: string;
  readonly slips: number;
  readonly balances: number;
  readonly byKind: readonly KindSum[];
  /** The last balance of each method in the month. */
  readonly lastBalances: readonly { readonly methodCode: string; readonly day: string; readonly value: string }[];
}

export interface KindSum {
  /** Empty for slips of kinds that are not in the master. */
  readonly kindCode: string;
  readonly slips: number;
  readonly total: string;
}

/**
 * Adds up slips and balances by month. Its memory grows with the months, the kinds of the master and the methods, and
 * not with the records: methods beyond `mostMethods` and kinds without a master get no line of their own.
 */
export class LedgerSums {
  readonly #knownKinds: ReadonlySet<string>;
  readonly #months = new Map<string, Month>();
  readonly #methods = new Set<string>();
  #last: Month | undefined;

  constructor(knownKinds: ReadonlySet<string>) {
    this.#knownKinds = knownKinds;
  }

  addSlip(kindCode: string, { day, value }: Money): void {
    const month = this.#monthOf(day);
    month.slips += 1;
    const known = this.#knownKinds.has(kindCode) ? kindCode : '';
    let sum = month.byKind.get(known);
    if (!sum) month.byKind.set(known, (sum = { slips: 0, sum: new DecimalSum() }));
    sum.slips += 1;
    if (value !== undefined) sum.sum.add(value);
  }

  addBalance({ day, methodCode, value }: Money): void {
    const month = this.#monthOf(day);
    month.balances += 1;
    if (value === undefined || day === undefined) return;
    if (!this.#methods.has(methodCode)) {
      if (this.#methods.size === mostMethods) return;
      this.#methods.add(methodCode);
    }
    month.lastBalances.set(methodCode, { day, value });
  }

  months(): readonly MonthSums[] {
    return [...this.#months.values()]
      .sort((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ month, slips, balances, byKind, lastBalances }) => ({
        ...{ month, slips, balances },
        byKind: [...byKind].map(([kindCode, { slips: count, sum }]) => ({
          kindCode,
          slips: count,
          total: sum.total(),
        })),
        lastBalances: [...lastBalances].map(([methodCode, balance]) => ({ methodCode, ...balance })),
      }));
  }

  #monthOf(day: string | undefined): Month {
    const name = day === undefined ? '' : `${day.slice(0, 4)}-${day.slice(4, 6)}`;
    if (this.#last?.month === name) return this.#last;
    let month = this.#months.get(name);
    if (!month)
      this.#months.set(
        name,
        (month = { month: name, slips: 0, balances: 0, byKind: new Map(), lastBalances: new Map() }),
      );
    this.#last = month;
    return month;
  }
}

interface Month {
  readonly month: string;
  slips: number;
  balances: number;
  readonly byKind: Map<string, { slips: number; readonly sum: DecimalSum }>;
  readonly lastBalances: Map<string, { readonly day: string; readonly value: string }>;
}

/** As in the manifest: a household has a dozen. */
const mostMethods = 500;
