import styles from './Stamp.module.css';

/** The seal of the page's title with a tick, stamped under a copy that was read back. The words beside it say so too. */
export function Stamp() {
  return (
    <svg className={styles.stamp} viewBox="0 0 40 40" aria-hidden="true">
      <rect x="2" y="2" width="36" height="36" rx="6" />
      <rect x="5" y="5" width="30" height="30" rx="3.5" />
      <path d="M12.5 20.5l5.5 6 10-12.5" />
    </svg>
  );
}
