import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { Notice } from '../shell/Notice.tsx';
import { useHasCome } from '../timing/use-has-come.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestoreRequest } from './Restores.tsx';
import { UndoButton } from './UndoButton.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** Part-way, because the person stopped the work or because it failed. It can go on, and be undone. */
export function Stopped({ restore }: { readonly restore: KnownRestoreFragment }) {
  const { formats } = useLanguage();
  const { stopped, failures, undo } = useRestoreWords();
  const request = useRestoreRequest(restore.id);
  const { id, choice, progress, failure, expiresAt, direction } = restore;
  // "Go on" would write again what the undo has taken back.
  const isUndo = direction === 'UNDO';
  const words = isUndo ? stopped.undo : stopped;
  const isOver = useHasCome(Date.parse(expiresAt));
  useSpoken(id, words.heading);
  return (
    <section className={styles.part}>
      <h3 {...landing}>{words.heading}</h3>
      {failure && <Notice problem={failures[failure.code]} />}
      {progress?.total != null && (
        <p>{stopped.howFar(formats.count(Math.min(progress.done, progress.total)), formats.count(progress.total))}</p>
      )}
      <p>{words.note}</p>
      <div className={styles.actions}>
        {isUndo && <UndoButton restore={restore} request={request} label={stopped.undo.goOn} />}
        {choice && !isOver && (
          <button
            type="button"
            className={isUndo ? undefined : styles.main}
            aria-disabled={request.isBusy}
            onClick={() => request.send((api) => api.apply(id, choice))}
          >
            {request.isBusy ? stopped.goingOn : words.apply}
          </button>
        )}
        {!isUndo && <UndoButton restore={restore} request={request} label={undo.button} />}
      </div>
      {request.error !== undefined && <RestoreNotice error={request.error} />}
    </section>
  );
}
