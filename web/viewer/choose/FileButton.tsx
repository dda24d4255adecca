import type { ReactNode } from 'react';
import type { Chosen } from '../../copy/copy-files.ts';
import styles from '../../src/restore/FileButton.module.css';

interface Props {
  readonly accept?: string;
  readonly isFolder?: boolean;
  readonly isMultiple?: boolean;
  readonly isMain?: boolean;
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  readonly children: ReactNode;
}

/** A file input that looks like the other buttons: the browser's own has texts in the browser's language. */
export function FileButton({ accept, isFolder = false, isMultiple, isMain = false, onChoose, children }: Props) {
  return (
    <label className={styles.button} data-main={isMain}>
      <input
        type="file"
        accept={accept}
        multiple={isMultiple}
        ref={(input) => void input?.toggleAttribute('webkitdirectory', isFolder)}
        className={styles.input}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])].map((file) => ({
            file,
            path: file.webkitRelativePath || file.name,
          }));
          // So that the same file chosen again is a change again.
          currentTarget.value = '';
          if (chosen.length > 0) onChoose(chosen);
        }}
      />
      {children}
    </label>
  );
}
