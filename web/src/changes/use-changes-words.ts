import { useLanguage } from '../words/Language.tsx';
import { changesWords } from './all-changes-words.ts';
import type { ChangesWords } from './changes-words.ts';

export function useChangesWords(): ChangesWords {
  return changesWords[useLanguage().language];
}
