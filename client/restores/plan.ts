import type { KnownRestoreFragment, RestoreMode } from '../__generated__/graphql.ts';

export type Found = NonNullable<KnownRestoreFragment['found']>;
export type Plan = Found['plans'][number];

/** What a person chooses to be done with a copy. */
export interface Choice {
  readonly mode: RestoreMode;
  readonly changesMasters: boolean;
}

/** The writes of a choice. Undefined when the check has no such plan, or has not ended. */
export function planFor(found: Found | null, { mode, changesMasters }: Choice): Plan | undefined {
  return found?.plans.find((plan) => plan.mode === mode && plan.changesMasters === changesMasters);
}

/** The number of records that a choice writes. */
export function writesOf({ added, changed, deleted }: Plan): number {
  return added + changed + deleted;
}

/** Every row of the file, by what a choice does with it. */
export interface ClosingSum {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Records that differ or are missing, and stay so by choice. */
  readonly left: number;
  readonly refused: number;
}

/** rows = added + changed + same + left + refused. */
export function closingSum({ tables }: Found, { added, changed }: Plan): ClosingSum {
  const total = (count: 'rows' | 'added' | 'changed' | 'same' | 'refused') =>
    tables.reduce((sum, table) => sum + table[count], 0);
  const left = total('added') + total('changed') - added - changed;
  return { rows: total('rows'), added, changed, same: total('same'), left, refused: total('refused') };
}

/** The money of one method now and after a choice. Amounts are exact decimal strings. */
export function moneyAfter(method: Found['methods'][number], mode: RestoreMode) {
  return {
    slips: { ADD: method.slipsAdd, REPLACE: method.slipsReplace, EXACT: method.slipsExact }[mode],
    balance: { ADD: method.balanceAdd, REPLACE: method.balanceReplace, EXACT: method.balanceExact }[mode],
  };
}
