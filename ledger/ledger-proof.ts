import type { ControlTotals } from './control-totals.ts';
import { ControlTotalsSum, maxMethods } from './control-totals.ts';
import type { AccountDir } from './kinds.ts';
import { kindCodeOf } from './kinds.ts';
import type { BalanceOnDay, MethodReconciliation } from './reconciliation.ts';
import { agrees, Reconciler } from './reconciliation.ts';

/** The money part of a slip or a balance. A member is undefined where the item has no value of that type. */
export interface MoneyRow {
  /**
   * `YYYYMMDD`, from the sort key; undefined when the key holds none. A row without a day is in the control totals, but
   * in no reconciliation.
   */
  readonly day: string | undefined;
  readonly methodCode: string | undefined;
  readonly value: string | undefined;
}

export interface LedgerProofResult {
  readonly controlTotals: { readonly slips: ControlTotals; readonly balances: ControlTotals };
  readonly reconciliation: {
    /**
     * True when no balance contradicts the slips and every slip's sign was known; null when there was no
     * reconciliation.
     */
    readonly agrees: boolean | null;
    /** Slips whose kind is not in the kinds master. Their sign is not known, so they are in no total. */
    readonly slipsOfUnknownKind: number;
    /** In code order; null when there are more than `maxMethods` methods, which no household has. */
    readonly methods: readonly MethodReconciliation[] | null;
  };
}

/**
 * Compares slips with balances while a period is read, each in day order. See reconciliation.ts and control-totals.ts.
 */
export class LedgerProof {
  readonly #slips = new ControlTotalsSum();
  readonly #balances = new ControlTotalsSum();
  #reconciler: Reconciler | undefined;

  constructor(accountDirs: ReadonlyMap<string, AccountDir>) {
    this.#reconciler = new Reconciler(accountDirs);
  }

  addSlip({
    day,
    methodCode = '',
    value,
    kindCdSeq = '',
  }: MoneyRow & { readonly kindCdSeq: string | undefined }): void {
    this.#slips.add(methodCode, value);
    if (value !== undefined && day !== undefined)
      this.#reconciler?.addSlip({ day, kindCode: kindCodeOf(kindCdSeq), methodCode, value });
  }

  addBalance({ day, methodCode = '', value }: MoneyRow): void {
    this.#balances.add(methodCode, value);
    if (value !== undefined && day !== undefined) this.#reconciler?.addBalance({ day, methodCode, value });
  }

  /** Drops the data of days that are complete. Call it once per page. */
  settle(): void {
    if (this.#reconciler && this.#reconciler.methodCodes.size > maxMethods) this.#reconciler = undefined;
    this.#reconciler?.settle();
  }

  /** The methods whose opening balances `finish` needs. */
  methodCodes(): readonly string[] {
    return this.#reconciler ? [...this.#reconciler.methodCodes] : [];
  }

  finish(openings: ReadonlyMap<string, BalanceOnDay>): LedgerProofResult {
    const controlTotals = { slips: this.#slips.result(), balances: this.#balances.result() };
    if (!this.#reconciler)
      return { controlTotals, reconciliation: { agrees: null, slipsOfUnknownKind: 0, methods: null } };
    const methods = this.#reconciler.finish(openings);
    const { slipsOfUnknownKind } = this.#reconciler;
    return {
      controlTotals,
      reconciliation: { agrees: slipsOfUnknownKind === 0 && methods.every(agrees), slipsOfUnknownKind, methods },
    };
  }
}
