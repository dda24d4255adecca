import { useLanguage } from '../words/Language.tsx';
import type { Language } from '../words/languages.ts';
import { enRestore } from './en-restore.ts';
import { jaRestore } from './ja-restore.ts';
import type { RestoreWords } from './restore-words.ts';

/** They are apart from the page's other words, so that nobody loads them before this place is opened. */
export const restoreWords: Readonly<Record<Language, RestoreWords>> = { ja: jaRestore, en: enRestore };

export function useRestoreWords(): RestoreWords {
  return restoreWords[useLanguage().language];
}
