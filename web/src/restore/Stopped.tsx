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
  const { id, choice, progress, failure, expiresAt } = restore;
  const isOver = useHasCome(Date.parse(expiresAt));
  useSpoken(id, stopped.heading);
  return (
    <section className={styles.part}>
      <h3 {...landing}>{stopped.heading}</h3>
      {failure && <Notice problem={failures[failure.code]} />}
      {progress?.total != null && (
        <p>{stopped.howFar(formats.count(Math.min(progress.done, progress.total)), formats.count(progress.total))}</p>
      )}
      <p>{stopped.note}</p>
      <div className={styles.actions}>
        {choice && !isOver && (
          <button
            type="button"
            className={styles.main}
            aria-disabled={request.isBusy}
            onClick={() => request.send((api) => api.apply(id, choice))}
          >
            {request.isBusy ? stopped.goingOn : stopped.goOn}
          </button>
        )}
        <UndoButton restore={restore} request={request} label={undo.button} />
      </div>
      {request.error !== undefined && <RestoreNotice error={request.error} />}
    </section>
  );
}
