import type { AboutCopy } from '../../copy/manifest-claims.ts';
import type { Formats } from '../formats.ts';
import type { ViewerWords } from '../words/viewer-words.ts';

/** The days of the copy in words. */
export function periodText({ period, isEverything }: AboutCopy, { about }: ViewerWords, { longDay }: Formats): string {
  if (!period) return about.everything;
  const [from, to] = [longDay(period.from), longDay(period.to)];
  return isEverything ? about.everythingDays(from, to) : `${from} – ${to}`;
}
