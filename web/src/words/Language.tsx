import type { ReactNode } from 'react';
import { createContext, use, useLayoutEffect, useMemo, useState } from 'react';
import { localSiteStorage } from '../storage/site-storage.ts';
import { en } from './en.ts';
import type { Formats } from './formats.ts';
import { formatsFor } from './formats.ts';
import { ja } from './ja.ts';
import type { Words } from './words.ts';

export type Language = 'ja' | 'en';

const storageKey = 'language';
const dictionaries: Readonly<Record<Language, Words>> = { ja, en };

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly formats: Formats;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Spoken | undefined>(undefined);

/** Gives its children the words of one language: the language chosen last, else the browser's, else English. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = dictionaries[language].title;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: dictionaries[language],
      formats: formatsFor(language),
      speak(next) {
        localSiteStorage.setItem(storageKey, next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={spoken}>{children}</LanguageContext>;
}

export function useLanguage(): Spoken {
  const spoken = use(LanguageContext);
  if (!spoken) throw new Error('useLanguage: expected a LanguageProvider above, found none.');
  return spoken;
}

function firstLanguage(): Language {
  const chosen = localSiteStorage.getItem(storageKey);
  if (chosen === 'ja' || chosen === 'en') return chosen;
  return navigator.languages.find((tag) => /^(ja|en)\b/.test(tag))?.startsWith('ja') ? 'ja' : 'en';
}
