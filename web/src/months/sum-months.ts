import { addDecimals } from '../../../ledger/money.ts';
import type { Days } from '../period/days.ts';
import { daysOfMonth, monthOf } from '../period/month.ts';
import { coverageOf } from './coverage.ts';
import type { LedgerFigures, MonthFigures } from './ledger-figures.ts';
import { recordsOf } from './ledger-figures.ts';

/** The figures of a choice. */
export interface Sum {
  /** The months with records of which the figures are the sum, in order. Only the chosen days of each. */
  readonly months: readonly MonthFigures[];
  readonly slips: number;
  readonly balances: number;
  /** Only in everything. */
  readonly outsideDays: number;
  readonly income: string;
  readonly expense: string;
  readonly unknownSlips: number;
  /** The months of the choice that are not counted. The figures are then at least these. */
  readonly notCounted: readonly string[];
  /** False when the figures may be larger. */
  readonly isComplete: boolean;
}

/**
 * The sum of a choice, by the months of the ledger. Undefined when a month of which only a part is chosen holds records:
 * then only the server can tell.
 */
export function sumOf(days: Days, ledger: LedgerFigures): Sum | undefined {
  const isIn = (month: string) => coverageOf(month, days) !== 'none';
  const isBroken = (month: string) => coverageOf(month, days) === 'part';
  const notCounted = ledger.notCounted.filter(isIn);
  const chosen = ledger.months.filter(({ month }) => isIn(month));
  if (notCounted.some(isBroken) || chosen.some((one) => isBroken(one.month) && !isAllIn(one.month, days, ledger)))
    return undefined;
  const isEverything = days === 'everything';
  return {
    ...added(chosen),
    outsideDays: isEverything ? ledger.recordsOutsideDays : 0,
    notCounted,
    isComplete: isEverything ? ledger.isComplete : notCounted.length === 0,
  };
}

/** The sum of an answer for exactly the chosen days. */
export function sumOfAnswer({ months, notCounted, isComplete }: LedgerFigures): Sum {
  return { ...added(months), outsideDays: 0, notCounted, isComplete };
}

export function recordsIn(sum: Sum): number {
  return recordsOf(sum) + sum.outsideDays;
}

/** A part of the first or the last month of a ledger holds all its records, if it reaches to the first or last record. */
function isAllIn(month: string, days: Days, { first, last, isComplete }: LedgerFigures): boolean {
  if (days === 'everything') return true;
  if (!isComplete || first == null || last == null) return false;
  const whole = daysOfMonth(month);
  if (!whole) return false;
  const beginsInTime = days.from <= whole.from || (month === monthOf(first) && days.from <= first);
  const endsInTime = days.to >= whole.to || (month === monthOf(last) && days.to >= last);
  return beginsInTime && endsInTime;
}

function added(months: LedgerFigures['months']) {
  let [slips, balances, unknownSlips] = [0, 0, 0];
  let [income, expense] = ['0', '0'];
  for (const one of months) {
    slips += one.slips;
    balances += one.balances;
    unknownSlips += one.unknownSlips;
    income = addDecimals(income, one.income);
    expense = addDecimals(expense, one.expense);
  }
  return { months, slips, balances, unknownSlips, income, expense };
}
