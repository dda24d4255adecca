import { useRef } from 'react';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './DeleteExportButton.module.css';
import { useDeleteExport } from './use-delete-export.ts';

interface Props {
  readonly id: string;
  /** The name as shown. */
  readonly period: string;
  readonly onRemoved: () => void;
}

/** Asks once more before an export is deleted. */
export function DeleteExportButton({ id, period, onRemoved }: Props) {
  const { words } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const { remove, removing, error } = useDeleteExport(id, () => {
    // First: no element outside an open dialog can take the focus.
    dialog.current?.close();
    onRemoved();
  });
  const { confirm } = words.shelf;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        aria-haspopup="dialog"
        aria-label={words.shelf.removeOf(period)}
        onClick={() => dialog.current?.showModal()}
      >
        {words.shelf.remove}
      </button>
      <dialog ref={dialog} aria-labelledby={`delete-${id}`}>
        <div className={styles.question}>
          <h2 id={`delete-${id}`}>{confirm.heading}</h2>
          <p>{confirm.text(period)}</p>
          {error !== undefined && <ApiNotice error={error} />}
          <div className={styles.answers}>
            <button type="button" onClick={() => dialog.current?.close()}>
              {confirm.no}
            </button>
            <button
              type="button"
              className={styles.yes}
              aria-disabled={removing}
              onClick={() => {
                if (!removing) remove();
              }}
            >
              {removing ? confirm.removing : confirm.yes}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
