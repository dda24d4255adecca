import type { ReactNode } from 'react';
import switchStyles from '../../src/shell/LanguageSwitch.module.css';
import page from '../../src/shell/Shell.module.css';
import { allLanguages, languages } from '../words/languages.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Frame.module.css';

/** Title, language, content: the same frame as the page of the service. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { language, words, speak } = useSpoken();
  return (
    <div className={`${page.shell ?? ''} ${styles.frame ?? ''}`}>
      <header className={page.header}>
        <div className={page.name}>
          <svg className={page.seal} viewBox="0 0 32 32" aria-hidden="true">
            <rect x="1.5" y="1.5" width="29" height="29" rx="5" />
            <path d="M9 8.5h14v15H9zM12.5 13h7M12.5 16.5h7M12.5 20h4" />
          </svg>
          <div>
            <h1 className={page.title}>{words.title}</h1>
            <p className={page.tagline}>{words.tagline}</p>
          </div>
        </div>
        <div role="group" aria-label={words.languageLabel} className={switchStyles.switch}>
          {allLanguages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              className={switchStyles.language}
              aria-pressed={one === language}
              onClick={() => speak(one)}
            >
              {languages[one].words.languageName}
            </button>
          ))}
        </div>
      </header>
      <main className={page.main}>{children}</main>
    </div>
  );
}
