import { useLanguage } from '../words/Language.tsx';
import type { Language } from '../words/languages.ts';
import { enRestore } from './en-restore.ts';
import { jaRestore } from './ja-restore.ts';
import type { RestoreWords } from './restore-words.ts';

/**
 * The texts of restores, apart from the page's other texts, so that the browser loads them only when they are needed.
 */
export const restoreWords: Readonly<Record<Language, RestoreWords>> = { ja: jaRestore, en: enRestore };

export function useRestoreWords(): RestoreWords {
  return restoreWords[useLanguage().language];
}
