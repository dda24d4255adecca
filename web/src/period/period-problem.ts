import type { Period } from '../../../ledger/period.ts';
import { dayCount, isDay, longestPeriodDays } from '../../../ledger/period.ts';

/** Why two days are no period to ask for, and at which of the two fields to say so. */
export type PeriodProblem =
  | { readonly problem: 'missing'; readonly field: 'from' | 'to' }
  /** Not written as a day, or a day that does not exist. */
  | { readonly problem: 'no-day'; readonly field: 'from' | 'to' }
  | { readonly problem: 'reversed'; readonly field: 'to' }
  | { readonly problem: 'too-long'; readonly field: 'to'; readonly days: number };

/** What the server would refuse, said before it is asked; undefined when there is nothing to say. */
export function periodProblem({ from, to }: Period): PeriodProblem | undefined {
  for (const [field, day] of [['from', from], ['to', to]] as const) {
    if (day === '') return { problem: 'missing', field };
    if (!isDay(day)) return { problem: 'no-day', field };
  }
  if (from > to) return { problem: 'reversed', field: 'to' };
  const days = dayCount({ from, to });
  return days > longestPeriodDays ? { problem: 'too-long', field: 'to', days } : undefined;
}
