import type { ReactNode } from 'react';
import styles from './FileButton.module.css';

interface Props {
  readonly onChoose: (file: File) => void;
  /** The most important button of its part. */
  readonly isMain?: boolean;
  readonly children: ReactNode;
}

/** A file input that looks like the page's buttons, because the browser's own has texts in the browser's language. */
export function FileButton({ onChoose, isMain = false, children }: Props) {
  return (
    <label className={styles.button} data-main={isMain}>
      <input
        type="file"
        accept=".zip,application/zip"
        className={styles.input}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // So that the same file chosen again is a change again.
          currentTarget.value = '';
          if (file) onChoose(file);
        }}
      />
      {children}
    </label>
  );
}
