import { Fragment } from 'react';
import type { ClosingSum } from '../../../client/restores/plan.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './ClosingSumLine.module.css';
import part from './Restore.module.css';
import { useRestoreWords } from './use-restore-words.ts';

const parts = ['added', 'changed', 'same', 'left', 'refused'] as const;

/** The rows of the file as a sum of what becomes of them. */
export function ClosingSumLine({ sum }: { readonly sum: ClosingSum }) {
  const { formats } = useLanguage();
  const { found: words } = useRestoreWords();
  const term = (name: keyof ClosingSum) => {
    const count = formats.count(sum[name]);
    const [before, after] = words.sum[name](count).split(count);
    return (
      <span className={styles.term} data-term={name}>
        {before}
        <strong>{count}</strong>
        {after}
      </span>
    );
  };
  return (
    <div className={part.part}>
      <h4>{words.sumHeading}</h4>
      <p className={styles.sum}>
        {term('rows')}
        {parts.map((name, place) => (
          <Fragment key={name}>
            <span className={styles.sign}>{place === 0 ? '=' : '+'}</span>
            {term(name)}
          </Fragment>
        ))}
      </p>
    </div>
  );
}
