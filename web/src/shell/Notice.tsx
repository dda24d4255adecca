import type { ReactNode } from 'react';
import type { Trouble } from '../words/words.ts';
import { Live } from './Live.tsx';
import styles from './Notice.module.css';

interface Props {
  readonly trouble: Trouble;
  /** For the person who has to look into it; not translated. */
  readonly smallPrint?: string | undefined;
  /** What can be pressed about it. */
  readonly children?: ReactNode;
}

/** A fault, read out as it appears: what happened, what to do, and the button for it. */
export function Notice({ trouble, smallPrint, children }: Props) {
  return (
    <Live urgent>
      <div className={styles.notice}>
        <p className={styles.what}>{trouble.what}</p>
        <p>{trouble.next}</p>
        {smallPrint !== undefined && <p className={styles.small}>{smallPrint}</p>}
        {children !== undefined && <div className={styles.actions}>{children}</div>}
      </div>
    </Live>
  );
}
