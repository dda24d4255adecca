import { useId, useRef } from 'react';
import styles from './ConfirmButton.module.css';

interface Props {
  readonly label: string;
  readonly className?: string | undefined;
  readonly isBusy: boolean;
  readonly question: { readonly heading: string; readonly text: string; readonly yes: string; readonly no: string };
  readonly onYes: () => void;
}

/** Asks once more before something that cannot be taken for granted. */
export function ConfirmButton({ label, className, isBusy, question, onYes }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) dialog.current?.showModal();
        }}
      >
        {label}
      </button>
      <dialog ref={dialog} aria-labelledby={heading}>
        <div className={styles.question}>
          <h2 id={heading}>{question.heading}</h2>
          <p>{question.text}</p>
          <div className={styles.answers}>
            <button type="button" onClick={() => dialog.current?.close()}>
              {question.no}
            </button>
            <button
              type="button"
              className={styles.yes}
              onClick={() => {
                dialog.current?.close();
                onYes();
              }}
            >
              {question.yes}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
