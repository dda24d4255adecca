import type { KnownReceiptFragment } from '../../../client/__generated__/graphql.ts';
import { daysOf } from '../period/days.ts';
import { coverageOf } from './coverage.ts';
import type { MonthFigures } from './ledger-figures.ts';

/** `confirmed`: the newest confirmed copy of the month holds as many records. `changed`: it holds more or fewer. */
export type Mark = 'confirmed' | 'changed';

type Receipt = Pick<KnownReceiptFragment, 'everything' | 'from' | 'to' | 'requestedAt' | 'tables' | 'months'>;

/** The marks of months, by what the person's own confirmed files hold. A month that none of them holds has no mark. */
export function monthMarks(
  months: readonly Pick<MonthFigures, 'month' | 'slips' | 'balances'>[],
  receipts: readonly Receipt[],
): ReadonlyMap<string, Mark> {
  // A copy of more months than a receipt holds has none, and says nothing of a month.
  const counted = receipts.filter((one) => one.months.length > 0 || one.tables.every(({ rows }) => rows === 0));
  const newestFirst = counted.toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  return new Map(
    months.flatMap(({ month, slips, balances }) => {
      const copy = newestFirst.find((one) => coverageOf(month, daysOf(one)) === 'whole');
      if (!copy) return [];
      const held = copy.months.find((one) => one.month === month) ?? { slips: 0, balances: 0 };
      const isSame = held.slips === slips && held.balances === balances;
      return [[month, isSame ? 'confirmed' : 'changed'] as const];
    }),
  );
}
