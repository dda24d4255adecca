import type { Language } from '../words/languages.ts';
import { enFolder } from './en-folder.ts';
import type { FolderWords } from './folder-words.ts';
import { jaFolder } from './ja-folder.ts';

/** Apart from the page's other texts, so that the form for signing in does not wait for them. */
export const folderWords: Readonly<Record<Language, FolderWords>> = { ja: jaFolder, en: enFolder };
