import type { Language } from '../words/languages.ts';
import type { ChangesWords } from './changes-words.ts';
import { enChanges } from './en-changes.ts';
import { jaChanges } from './ja-changes.ts';

/** Loaded with the comparison, when it is first opened. */
export const changesWords: Readonly<Record<Language, ChangesWords>> = { ja: jaChanges, en: enChanges };
