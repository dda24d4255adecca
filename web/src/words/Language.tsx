import type { ReactNode } from 'react';
import { createContext, use, useLayoutEffect, useMemo, useState } from 'react';
import { localSiteStorage } from '../storage/site-storage.ts';
import { firstLanguage } from './first-language.ts';
import type { Formats } from './formats.ts';
import { formatsFor } from './formats.ts';
import type { Language } from './languages.ts';
import { languages } from './languages.ts';
import type { Words } from './words.ts';

const storageKey = 'language';

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly formats: Formats;
  readonly speak: (language: Language) => void;
}

const LanguageContext = createContext<Spoken | undefined>(undefined);

/** Gives its children the words of one language: the language chosen last, else the browser's, else English. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() =>
    firstLanguage(localSiteStorage.getItem(storageKey), navigator.languages),
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = languages[language].words.title;
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      words: languages[language].words,
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
