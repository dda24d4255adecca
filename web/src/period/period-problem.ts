import { isDay } from '../../../ledger/day.ts';
import { dayCount, longestPeriodDays } from '../../../ledger/period.ts';
import type { Days } from './days.ts';

/** The reason why two days are not a valid period, and the field at which to show it. */
export type PeriodProblem =
  | { readonly problem: 'missing'; readonly field: 'from' | 'to' }
  /** Not a day, or a day that does not exist. `text` is the written text. */
  | { readonly problem: 'no-day'; readonly field: 'from' | 'to'; readonly text: string }
  | { readonly problem: 'reversed'; readonly field: 'to' }
  | { readonly problem: 'too-long'; readonly field: 'to'; readonly days: number };

/** The refusal that the server would give, shown before a request is sent. Undefined when there is no problem. */
export function periodProblem(days: Days): PeriodProblem | undefined {
  if (days === 'everything') return undefined;
  const { from, to } = days;
  const fields = [
    ['from', from],
    ['to', to],
  ] as const;
  // A wrong text comes first, because an empty other field may not be a mistake yet.
  for (const [field, day] of fields) if (day !== '' && !isDay(day)) return { problem: 'no-day', field, text: day };
  for (const [field, day] of fields) if (day === '') return { problem: 'missing', field };
  if (from > to) return { problem: 'reversed', field: 'to' };
  const count = dayCount({ from, to });
  return count > longestPeriodDays ? { problem: 'too-long', field: 'to', days: count } : undefined;
}
