import type { Language } from './languages.ts';
import { fallbackLanguage, isLanguage } from './languages.ts';

/**
 * The language in which the page starts: the language chosen last, else the first that the browser prefers, else
 * English.
 *
 * @param chosen the stored choice; null when there is none.
 * @param preferred BCP 47 tags, the most preferred first, as in `navigator.languages`.
 */
export function firstLanguage(chosen: string | null, preferred: readonly string[]): Language {
  if (chosen !== null && isLanguage(chosen)) return chosen;
  return preferred.map((tag) => tag.replace(/-.*$/, '')).find(isLanguage) ?? fallbackLanguage;
}
