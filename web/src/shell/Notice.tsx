import type { ReactNode } from 'react';
import type { Trouble } from '../words/words.ts';
import styles from './Notice.module.css';

interface Props {
  readonly trouble: Trouble;
  /** For whoever has to look into it; not translated. */
  readonly smallPrint?: string | undefined;
  /** What can be pressed about it. */
  readonly children?: ReactNode;
}

/** Trouble, told as it appears: what happened, what to do, and the button for it. */
export function Notice({ trouble, smallPrint, children }: Props) {
  return (
    <div role="alert" className={styles.notice}>
      <p className={styles.what}>{trouble.what}</p>
      <p>{trouble.next}</p>
      {smallPrint !== undefined && <p className={styles.small}>{smallPrint}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
