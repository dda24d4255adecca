import { DecimalSum } from './decimal-sum.ts';
import type { AccountDir } from './kinds.ts';
import { effectsOf } from './kinds.ts';
import { addDecimals, isZeroDecimal, plainDecimal, subtractDecimals } from './money.ts';

/**
 * The result for one method from the slips and the balances of a period. Amounts are exact decimals in plain form, days
 * `YYYYMMDD`.
 */
export interface MethodReconciliation {
  readonly methodCode: string;
  /** The last balance before the period; null when there is none. */
  readonly opening: BalanceOnDay | null;
  /**
   * The sum of the slips' effects on the method up to and including the day of `closing`, or in the whole period
   * without a `closing`.
   */
  readonly slipsTotal: string;
  /** The last balance in the period; null when there is none. */
  readonly closing: BalanceOnDay | null;
  /** The sum of the effects of slips after the day of `closing`. No balance includes them yet. */
  readonly slipsAfterClosing: string;
  /** closing - (opening + slipsTotal); null when either end is unknown. */
  readonly difference: string | null;
  /**
   * The first day whose balance differs from the balance before it plus the slips since. Without an opening balance,
   * the first balance of the period is assumed to be right. Null when every balance agrees.
   */
  readonly firstDifferenceOn: string | null;
}

export interface BalanceOnDay {
  readonly day: string;
  readonly value: string;
}

/**
 * Adds up a period's slips and compares them with its balances. Slips must be given in day order, and so must balances.
 * The two may interleave in any way. The memory grows only with the distance between them.
 */
export class Reconciler {
  readonly #accountDirs: ReadonlyMap<string, AccountDir>;
  readonly #effects = new Map<string, readonly { methodCode: string; sign: 1 | -1 }[]>();
  readonly #methods = new Map<string, MethodState>();
  #slipDays: { readonly day: string; readonly totals: Map<string, DecimalSum> }[] = [];
  #balances: (BalanceOnDay & { readonly methodCode: string })[] = [];
  readonly #methodCodes = new Set<string>();
  #slipsOfUnknownKind = 0;

  /** `accountDirs` maps a kind code to its direction, from the household's own kinds master. */
  constructor(accountDirs: ReadonlyMap<string, AccountDir>) {
    this.#accountDirs = accountDirs;
  }

  /** Slips whose kind is not in the master. Their sign is not known, so they are in no total. */
  get slipsOfUnknownKind(): number {
    return this.#slipsOfUnknownKind;
  }

  /** The methods of the slips and balances so far. */
  get methodCodes(): ReadonlySet<string> {
    return this.#methodCodes;
  }

  /**
   * @throws NotADecimal when `value` is not a number.
   */
  addSlip(slip: { day: string; kindCode: string; methodCode: string; value: string }): void {
    const effects = this.#effectsOf(slip.kindCode, slip.methodCode);
    if (effects === undefined) {
      this.#slipsOfUnknownKind += 1;
      return;
    }
    let last = this.#slipDays.at(-1);
    if (last?.day !== slip.day) {
      last = { day: slip.day, totals: new Map() };
      this.#slipDays.push(last);
    }
    for (const { methodCode, sign } of effects) {
      let total = last.totals.get(methodCode);
      if (!total) last.totals.set(methodCode, (total = new DecimalSum()));
      total.add(slip.value, sign);
    }
  }

  addBalance(balance: { day: string; methodCode: string; value: string }): void {
    this.#methodCodes.add(balance.methodCode);
    this.#balances.push({ ...balance, value: plainDecimal(balance.value) });
  }

  /** Processes and drops every balance dated before the last slip's day. Call it once per page. */
  settle(): void {
    const open = this.#slipDays.at(-1)?.day;
    if (open !== undefined) this.#settleBefore(open);
  }

  /**
   * The results in code order. Call it after the last slip and balance. `openings` holds the last balance before the
   * period, by method.
   */
  finish(openings: ReadonlyMap<string, BalanceOnDay>): readonly MethodReconciliation[] {
    this.#settleBefore('~');
    this.#applySlipsThrough('~');
    for (const methodCode of openings.keys()) this.#stateOf(methodCode);
    return [...this.#methods]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([methodCode, state]) => conclude(methodCode, state, openings.get(methodCode)));
  }

  #settleBefore(day: string): void {
    const settled = this.#balances.findIndex((balance) => balance.day >= day);
    for (const balance of this.#balances.splice(0, settled === -1 ? this.#balances.length : settled)) {
      this.#applySlipsThrough(balance.day);
      const state = this.#stateOf(balance.methodCode);
      const slipsThrough = state.slips.total();
      const base = subtractDecimals(balance.value, slipsThrough);
      state.first ??= { day: balance.day, base };
      if (state.changedOn === null && base !== state.first.base) state.changedOn = balance.day;
      state.last = { day: balance.day, value: balance.value, base, slipsThrough };
    }
  }

  #applySlipsThrough(day: string): void {
    const applied = this.#slipDays.findIndex((slips) => slips.day > day);
    for (const { totals } of this.#slipDays.splice(0, applied === -1 ? this.#slipDays.length : applied)) {
      for (const [methodCode, total] of totals) this.#stateOf(methodCode).slips.addSum(total);
    }
  }

  #stateOf(methodCode: string): MethodState {
    let state = this.#methods.get(methodCode);
    if (!state)
      this.#methods.set(methodCode, (state = { slips: new DecimalSum(), first: null, last: null, changedOn: null }));
    return state;
  }

  /**
   * The rules are linear in the value, so the effects of a slip of 1 show which balances change and in which direction.
   */
  #effectsOf(kindCode: string, methodCode: string) {
    const accountDir = this.#accountDirs.get(kindCode);
    if (accountDir === undefined) return undefined;
    const key = `${accountDir}${methodCode}`;
    let effects = this.#effects.get(key);
    if (!effects) {
      effects = effectsOf({ accountDir, methodCode, value: '1' }).map((effect) => ({
        methodCode: effect.methodCode,
        sign: effect.amount.startsWith('-') ? -1 : 1,
      }));
      this.#effects.set(key, effects);
      for (const effect of effects) this.#methodCodes.add(effect.methodCode);
    }
    return effects;
  }
}

interface MethodState {
  /** The sum of the slips applied so far. */
  readonly slips: DecimalSum;
  /**
   * A balance minus the slips up to its day. If that balance is right, the method held this amount before the period.
   */
  first: { readonly day: string; readonly base: string } | null;
  last: (BalanceOnDay & { readonly base: string; readonly slipsThrough: string }) | null;
  changedOn: string | null;
}

function conclude(
  methodCode: string,
  { slips, first, last, changedOn }: MethodState,
  opening: BalanceOnDay | undefined,
): MethodReconciliation {
  const total = slips.total();
  const slipsTotal = last?.slipsThrough ?? total;
  const before = opening && { day: opening.day, value: plainDecimal(opening.value) };
  const firstAgrees = !first || !before || first.base === before.value;
  return {
    methodCode,
    opening: before ?? null,
    slipsTotal,
    closing: last && { day: last.day, value: last.value },
    slipsAfterClosing: subtractDecimals(total, slipsTotal),
    difference: last && before ? subtractDecimals(last.value, addDecimals(before.value, slipsTotal)) : null,
    firstDifferenceOn: firstAgrees ? changedOn : first.day,
  };
}

/** True when no balance contradicts the slips. */
export function agrees({ difference, firstDifferenceOn }: MethodReconciliation): boolean {
  return firstDifferenceOn === null && (difference === null || isZeroDecimal(difference));
}
