import type { Days } from '../../copy/held-days.ts';
import type { Formats } from '../formats.ts';
import type { ViewerWords } from '../words/viewer-words.ts';

/** Days in words. Without a first day they begin with the first record. */
export function daysText({ from, to }: Days, { about, several }: ViewerWords, { longDay }: Formats): string {
  const { coverage } = several;
  if (to === null) return about.everything;
  return from === null ? coverage.until(longDay(to)) : coverage.days(longDay(from), longDay(to));
}
