import { useLanguage } from '../words/Language.tsx';
import { allLanguages, languages } from '../words/languages.ts';
import styles from './LanguageSwitch.module.css';

/** Each language is named in itself, for readers who cannot read the other one. */
export function LanguageSwitch() {
  const { language, words, speak } = useLanguage();
  return (
    <div role="group" aria-label={words.language.label} className={styles.switch}>
      {allLanguages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => speak(one)}
          className={styles.language}
        >
          {languages[one].words.language.name}
        </button>
      ))}
    </div>
  );
}
