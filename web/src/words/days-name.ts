import type { Days } from '../period/days.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

/** How a copy is named: by its days, or as one of everything. */
export function daysName(days: Days, { words, formats }: { readonly words: Words; readonly formats: Formats }): string {
  return days === 'everything' ? words.period.everything : formats.period(days.from, days.to);
}
