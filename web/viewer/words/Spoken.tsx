import type { ReactNode } from 'react';
import { createContext, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { Formats } from '../formats.ts';
import { formatsFor } from '../formats.ts';
import type { Language } from './languages.ts';
import { firstLanguage, languages } from './languages.ts';
import type { ViewerWords } from './viewer-words.ts';

interface Spoken {
  readonly language: Language;
  readonly words: ViewerWords;
  readonly formats: Formats;
  readonly speak: (language: Language) => void;
}

const SpokenContext = createContext<Spoken | undefined>(undefined);

/** Gives its children the words of one language: the browser's, until the person switches. The whole page follows. */
export function SpokenProvider({ children }: { readonly children: ReactNode }) {
  const [language, speak] = useState(() => firstLanguage(navigator.languages));
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = languages[language].words.title;
  }, [language]);
  return (
    <SpokenIn language={language} speak={speak}>
      {children}
    </SpokenIn>
  );
}

/** The same for a part of a page that has its own switch of languages. */
export function SpokenIn({
  language,
  speak,
  children,
}: Pick<Spoken, 'language' | 'speak'> & { readonly children: ReactNode }) {
  const spoken = useMemo<Spoken>(
    () => ({ language, words: languages[language].words, formats: formatsFor(language), speak }),
    [language, speak],
  );
  return <SpokenContext.Provider value={spoken}>{children}</SpokenContext.Provider>;
}

export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('useSpoken: expected a SpokenProvider above, found none.');
  return spoken;
}
