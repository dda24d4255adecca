import { en } from '../words/en.ts';
import { ja } from '../words/ja.ts';
import type { Language } from '../words/Language.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './LanguageSwitch.module.css';

const names: readonly (readonly [Language, string])[] = [
  ['ja', ja.language.name],
  ['en', en.language.name],
];

/** Each language is named in itself, for readers who cannot read the other one. */
export function LanguageSwitch() {
  const { language, words, speak } = useLanguage();
  return (
    <div role="group" aria-label={words.language.label} className={styles.switch}>
      {names.map(([one, name]) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => speak(one)}
          className={styles.language}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
