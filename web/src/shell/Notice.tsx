import type { ReactNode } from 'react';
import type { Problem } from '../words/words.ts';
import { Live } from './Live.tsx';
import styles from './Notice.module.css';

interface Props {
  readonly problem: Problem;
  /** For the person who has to investigate. English on every page. */
  readonly smallPrint?: string | undefined;
  /** Shown but not read out, because another part of the page announces it. */
  readonly isQuiet?: boolean;
  /** The buttons of the notice. */
  readonly children?: ReactNode;
}

/** A fault, read out as it appears: what happened, what to do, and the button for that. */
export function Notice({ problem, smallPrint, isQuiet = false, children }: Props) {
  const notice = (
    <div className={styles.notice}>
      <p className={styles.what}>{problem.what}</p>
      <p>{problem.next}</p>
      {smallPrint !== undefined && (
        <p className={styles.small} lang="en">
          {smallPrint}
        </p>
      )}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
  return isQuiet ? notice : <Live urgent>{notice}</Live>;
}
