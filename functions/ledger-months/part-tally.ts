import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DatedName } from '../../ledger/dated-names.ts';
import type { MonthRows } from '../../ledger/day-tally.ts';
import { DayTally } from '../../ledger/day-tally.ts';
import type { AccountDir } from '../../ledger/kinds.ts';
import { kindCodeOf } from '../../ledger/kinds.ts';
import type { MonthMoney } from '../../ledger/month-money.ts';
import { MonthMoneyTally } from '../../ledger/month-money.ts';
import type { Period } from '../../ledger/period.ts';

/** The direction of each kind, by its code. */
export type AccountDirs = ReadonlyMap<string, AccountDir>;

/** Adds up one part of one table, in key order. */
export class PartTally {
  readonly #days = new DayTally();
  readonly #money = new MonthMoneyTally();
  readonly #name: DatedName;
  readonly #dayOf: (key: string) => string | undefined;
  readonly #accountDirs: AccountDirs;
  /** The month of the last record with a day, `YYYY-MM`. Empty before the first. */
  lastMonth = '';

  constructor(name: DatedName, accountDirs: AccountDirs) {
    this.#name = name;
    this.#dayOf = this.#days.counterOf(name);
    this.#accountDirs = accountDirs;
  }

  /** @param item with the attributes that archives have */
  add(item: Readonly<Record<string, AttributeValue>>): void {
    const day = this.#dayOf(item['entry']?.S ?? '');
    if (day === undefined) return;
    this.lastMonth = `${day.slice(0, 4)}-${day.slice(4, 6)}`;
    const [methodCode, value] = [item['method_cd']?.S, item['value']?.N];
    if (this.#name === 'balances') this.#money.addBalance({ day, methodCode, value });
    else {
      const accountDir = this.#accountDirs.get(kindCodeOf(item['kind_cd_seq']?.S ?? ''));
      this.#money.addSlip({ day, methodCode, value, accountDir });
    }
  }

  days(): Period | undefined {
    return this.#days.days();
  }

  recordsOutsideDays(): number {
    return this.#days.recordsOutsideDays();
  }

  rows(): readonly MonthRows[] {
    return this.#days.months() ?? [];
  }

  /** By month. Empty when there are more methods than a summary can hold. */
  money(): ReadonlyMap<string, MonthMoney> {
    return this.#money.months() ?? new Map();
  }
}
