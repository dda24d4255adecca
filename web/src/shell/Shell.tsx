import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../words/Language.tsx';
import { focusWhenLost } from './focus-when-lost.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import styles from './Shell.module.css';

interface Props {
  /** Links to the parts of the page. */
  readonly nav?: ReactNode;
  /** Content at the end of the header, beside the language. */
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame around every page: title, language, content. When it replaces another page, the focus goes to its content.
 */
export function Shell({ nav, corner, children }: Props) {
  const { words } = useLanguage();
  const main = useRef<HTMLElement>(null);
  useEffect(() => focusWhenLost(main.current), []);
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <div className={styles.name}>
          <Seal />
          <div>
            <h1 className={styles.title}>{words.title}</h1>
            <p className={styles.tagline}>{words.tagline}</p>
          </div>
        </div>
        {nav}
        <div className={styles.corner}>
          <LanguageSwitch />
          {corner}
        </div>
      </header>
      <main ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}

/** A stamp in vermilion, like the seal on a certified paper copy. */
function Seal() {
  return (
    <svg className={styles.seal} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1.5" y="1.5" width="29" height="29" rx="5" />
      <path d="M9 8.5h14v15H9zM12.5 13h7M12.5 16.5h7M12.5 20h4" />
    </svg>
  );
}
