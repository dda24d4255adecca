import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { useHasCome } from '../timing/use-has-come.ts';
import { useLanguage } from '../words/Language.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import styles from './Restore.module.css';
import type { RestoreRequest } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly restore: KnownRestoreFragment;
  readonly request: RestoreRequest;
  readonly label: string;
}

/** Undoes a restore, as long as its file and the safety copy are kept. */
export function UndoButton({ restore: { id, expiresAt }, request: { isBusy, send }, label }: Props) {
  const { formats } = useLanguage();
  const { undo } = useRestoreWords();
  const isOver = useHasCome(Date.parse(expiresAt));
  const instant = formats.instant(expiresAt);
  if (isOver) return <p className={styles.soft}>{undo.over(instant)}</p>;
  return (
    <>
      <ConfirmButton
        label={isBusy ? undo.starting : label}
        isBusy={isBusy}
        question={undo.confirm}
        onYes={() => send((api) => api.undo(id))}
      />
      <p className={styles.soft}>{undo.until(instant)}</p>
    </>
  );
}
