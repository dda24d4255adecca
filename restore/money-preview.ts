import { parseItem } from '../archive/items/item-json.ts';
import { DecimalSum } from '../ledger/decimal-sum.ts';
import type { AccountDir } from '../ledger/kinds.ts';
import { effectsOf, isAccountDir, kindCodeOf } from '../ledger/kinds.ts';
import { NotADecimal } from '../ledger/money.ts';
import type { RestoreMode } from './choice.ts';
import type { LedgerRecord } from './ledger-record.ts';
import type { MergedRecord } from './merge-streams.ts';
import { classOf } from './record-class.ts';

/** One method's money in the days of the copy, as exact decimals, before a restore and after it in each mode. */
export interface MethodMoney {
  readonly methodCode: string;
  /** The sum of the slips' effects on the method's balance. */
  readonly slips: BeforeAndAfter<string>;
  /** The newest balance row; null where there is none. */
  readonly lastBalance: BeforeAndAfter<BalanceRow | null>;
}

export interface BalanceRow {
  /** The part of the key before the first `#`; usually `YYYYMMDD`. */
  readonly day: string;
  readonly value: string;
}

export type BeforeAndAfter<Value> = Readonly<Record<'before' | RestoreMode, Value>>;

export const restoreModes: readonly RestoreMode[] = ['ADD', 'REPLACE', 'EXACT'];

/**
 * Adds up the money of a restore while its streams are merged. The directions of kinds decide the signs of slips, so
 * both masters come first: `before` is the ledger's kinds, `after` the same with those that the copy adds.
 */
export class MoneyPreview {
  readonly #before: Directions;
  readonly #after: Directions;
  readonly #slips: Record<Part, Map<string, DecimalSum>> = {
    before: new Map(),
    same: new Map(),
    added: new Map(),
    changedFrom: new Map(),
    changedTo: new Map(),
    onlyHere: new Map(),
  };
  readonly #balances: Record<'before' | RestoreMode, Map<string, BalanceRow>> = {
    before: new Map(),
    ADD: new Map(),
    REPLACE: new Map(),
    EXACT: new Map(),
  };
  /** Slips whose sign or amount is not known. They are in no sum. */
  slipsWithoutEffect = 0;

  constructor(before: Directions, after: Directions) {
    this.#before = before;
    this.#after = after;
  }

  addSlip({ copy, before }: MergedRecord): void {
    const here = before && amountOf(before);
    if (here) this.#add('before', here, this.#before);
    switch (classOf(copy, before)) {
      case 'SAME':
        this.#addAfter(['same', here]);
        break;
      case 'ADD':
        this.#addAfter(['added', copy && amountOf(copy)]);
        break;
      case 'CHANGE':
        this.#addAfter(['changedFrom', here], ['changedTo', copy && amountOf(copy)]);
        break;
      case 'ONLY_HERE':
        this.#addAfter(['onlyHere', here]);
        break;
      case undefined:
        break;
    }
  }

  /** Call it in key order: a later day replaces an earlier one. */
  addBalance({ copy, before }: MergedRecord): void {
    const [fromCopy, here] = [balanceOf(copy), balanceOf(before)];
    const set = (where: 'before' | RestoreMode, row: typeof here) => {
      if (row) this.#balances[where].set(row.methodCode, { day: row.day, value: row.value });
    };
    set('before', here);
    set('ADD', before ? here : fromCopy);
    set('REPLACE', copy ? fromCopy : here);
    set('EXACT', fromCopy);
  }

  /** In code order of the methods. */
  result(): readonly MethodMoney[] {
    const codes = new Set(
      [...Object.values(this.#slips), ...Object.values(this.#balances)].flatMap((byMethod) => [...byMethod.keys()]),
    );
    return [...codes].sort().map((methodCode) => ({
      methodCode,
      slips: {
        before: this.#sum(methodCode, 'before'),
        ADD: this.#sum(methodCode, 'same', 'added', 'changedFrom', 'onlyHere'),
        REPLACE: this.#sum(methodCode, 'same', 'added', 'changedTo', 'onlyHere'),
        EXACT: this.#sum(methodCode, 'same', 'added', 'changedTo'),
      },
      lastBalance: {
        before: this.#balances.before.get(methodCode) ?? null,
        ADD: this.#balances.ADD.get(methodCode) ?? null,
        REPLACE: this.#balances.REPLACE.get(methodCode) ?? null,
        EXACT: this.#balances.EXACT.get(methodCode) ?? null,
      },
    }));
  }

  #sum(methodCode: string, ...parts: readonly Part[]): string {
    const sum = new DecimalSum();
    for (const part of parts) {
      const one = this.#slips[part].get(methodCode);
      if (one) sum.addSum(one);
    }
    return sum.total();
  }

  /** Adds a slip in the one or two ways that it has. It is counted once when one of them has no known effect. */
  #addAfter(...ways: readonly (readonly [Part, Amount | undefined])[]): void {
    const known = ways.filter(([part, amount]) => this.#add(part, amount, this.#after));
    if (known.length < ways.length) this.slipsWithoutEffect += 1;
  }

  /** False when the slip has no known effect. */
  #add(part: Part, amount: Amount | undefined, directions: Directions): boolean {
    const accountDir = amount && directions.get(amount.kindCode);
    if (accountDir === undefined || amount?.value === undefined) return false;
    for (const effect of effects(accountDir, amount.methodCode, amount.value)) {
      const sum = this.#slips[part].get(effect.methodCode) ?? new DecimalSum();
      this.#slips[part].set(effect.methodCode, sum);
      sum.add(effect.amount);
    }
    return true;
  }
}

/** The money part of a slip. */
interface Amount {
  readonly kindCode: string;
  readonly methodCode: string;
  /** Undefined when the slip has no number. */
  readonly value: string | undefined;
}

function amountOf({ line }: LedgerRecord): Amount {
  const { kind_cd_seq: kind, method_cd: method, value } = parseItem(line);
  return { kindCode: kindCodeOf(kind?.S ?? ''), methodCode: method?.S ?? '', value: value?.N };
}

/** The direction of each kind, by its code. Kinds with another direction than the four known ones are left out. */
export type Directions = ReadonlyMap<string, AccountDir>;

/** Enters a kind's direction, if it is one of the four known ones. */
export function noteDirection(directions: Map<string, AccountDir>, { key, line }: LedgerRecord): void {
  const direction = parseItem(line)['account_dir']?.S;
  if (isAccountDir(direction)) directions.set(key, direction);
}

type Part = 'before' | 'same' | 'added' | 'changedFrom' | 'changedTo' | 'onlyHere';

function effects(accountDir: AccountDir, methodCode: string, value: string): ReturnType<typeof effectsOf> {
  try {
    return effectsOf({ accountDir, methodCode, value });
  } catch (error) {
    if (error instanceof NotADecimal) return [];
    throw error;
  }
}

function balanceOf(record: LedgerRecord | undefined): (BalanceRow & { readonly methodCode: string }) | undefined {
  if (!record) return undefined;
  const { method_cd: method, value } = parseItem(record.line);
  const [day = ''] = record.key.split('#', 1);
  return method?.S === undefined || value?.N === undefined ? undefined : { methodCode: method.S, day, value: value.N };
}
