import { useLanguage } from '../words/Language.tsx';
import type { Language } from '../words/languages.ts';
import { enSaved } from './en-saved.ts';
import { jaSaved } from './ja-saved.ts';
import type { SavedWords } from './saved-words.ts';

/** The texts of this place, which the browser loads only when it is opened. */
const savedWords: Readonly<Record<Language, SavedWords>> = { ja: jaSaved, en: enSaved };

export function useSavedWords(): SavedWords {
  return savedWords[useLanguage().language];
}
