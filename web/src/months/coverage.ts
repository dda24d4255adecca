import type { Days } from '../period/days.ts';
import { daysOfMonth } from '../period/month.ts';

/** How much of a month a choice of days takes. */
export type Coverage = 'none' | 'part' | 'whole';

export function coverageOf(month: string, days: Days): Coverage {
  if (days === 'everything') return 'whole';
  const whole = daysOfMonth(month);
  if (!whole || days.to < whole.from || days.from > whole.to) return 'none';
  return days.from <= whole.from && days.to >= whole.to ? 'whole' : 'part';
}
