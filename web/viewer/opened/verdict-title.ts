import type { OpenedCopy } from '../../copy/opened-copy.ts';
import type { ViewerWords } from '../words/viewer-words.ts';

/** The verdict in one sentence. */
export function verdictTitle({ verdict }: Pick<OpenedCopy, 'verdict'>, { verdict: words }: ViewerWords): string {
  if (verdict === 'good') return words.good;
  return verdict === 'csv-changed' ? words.csvChanged : words.damaged;
}
