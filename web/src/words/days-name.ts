import type { Days } from '../period/days.ts';
import type { Formats } from './formats.ts';
import type { Words } from './words.ts';

/** The name of a copy: its days, or the word for everything. */
export function daysName(days: Days, { words, formats }: { readonly words: Words; readonly formats: Formats }): string {
  return days === 'everything' ? words.period.everything : formats.period(days.from, days.to);
}
