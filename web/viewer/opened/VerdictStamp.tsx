import type { OpenedCopy } from '../../copy/opened-copy.ts';
import styles from './Verdict.module.css';

/** The vermilion seal of a copy that is whole, or an empty frame. */
export function VerdictStamp({
  verdict,
  isSmall = false,
}: Pick<OpenedCopy, 'verdict'> & { readonly isSmall?: boolean }) {
  const isWhole = verdict !== 'damaged';
  return (
    <svg className={styles.stamp} data-whole={isWhole} data-small={isSmall} viewBox="0 0 56 56" aria-hidden="true">
      <rect x="3" y="3" width="50" height="50" rx="9" />
      {isWhole ? <path d="M17 29l8 8 15-18" /> : <path d="M28 16v15M28 38v1" />}
    </svg>
  );
}
