import { dayCount, isDay, longestPeriodDays } from '../../../ledger/period.ts';
import type { Days } from './days.ts';

/** Why two days are no period to ask for, and at which of the two fields to say so. */
export type PeriodProblem =
  | { readonly problem: 'missing'; readonly field: 'from' | 'to' }
  /** Not written as a day, or a day that does not exist; `text` is what was written. */
  | { readonly problem: 'no-day'; readonly field: 'from' | 'to'; readonly text: string }
  | { readonly problem: 'reversed'; readonly field: 'to' }
  | { readonly problem: 'too-long'; readonly field: 'to'; readonly days: number };

/** What the server would refuse, said before it is asked; undefined when there is nothing to say. */
export function periodProblem(days: Days): PeriodProblem | undefined {
  if (days === 'everything') return undefined;
  const { from, to } = days;
  const fields = [
    ['from', from],
    ['to', to],
  ] as const;
  // First what was written and is wrong: that the other field is still empty may be no mistake yet.
  for (const [field, day] of fields) if (day !== '' && !isDay(day)) return { problem: 'no-day', field, text: day };
  for (const [field, day] of fields) if (day === '') return { problem: 'missing', field };
  if (from > to) return { problem: 'reversed', field: 'to' };
  const count = dayCount({ from, to });
  return count > longestPeriodDays ? { problem: 'too-long', field: 'to', days: count } : undefined;
}
