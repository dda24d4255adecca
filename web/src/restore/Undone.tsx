import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { useLanguage } from '../words/Language.tsx';
import { LeftAlone } from './LeftAlone.tsx';
import { MoneyNow } from './MoneyNow.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestoreRequest } from './Restores.tsx';
import { UndoButton } from './UndoButton.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** The restore is undone, perhaps but for records that somebody has changed since. */
export function Undone({ restore }: { readonly restore: KnownRestoreFragment }) {
  const { formats } = useLanguage();
  const { applied, undo } = useRestoreWords();
  const request = useRestoreRequest(restore.id);
  const { outcome, status } = restore;
  const isComplete = status === 'UNDONE';
  const heading = isComplete ? undo.undone : undo.incomplete;
  useSpoken(`${restore.id} ${status}`, heading);
  return (
    <section className={styles.part}>
      <h3 className={isComplete ? styles.good : undefined} {...landing}>
        {isComplete && '✓ '}
        {heading}
      </h3>
      {outcome && <p>{undo.undoneProof(formats.count(outcome.done))}</p>}
      {outcome && outcome.conflicts > 0 && (
        <>
          <p>{undo.incompleteLeft(formats.count(outcome.conflicts))}</p>
          <LeftAlone restore={restore} />
        </>
      )}
      {outcome && outcome.unwritable > 0 && <p>{applied.unwritable(formats.count(outcome.unwritable))}</p>}
      {outcome && <MoneyNow outcome={outcome} />}
      {!isComplete && (
        <div className={styles.actions}>
          <UndoButton restore={restore} request={request} label={undo.again} />
        </div>
      )}
      {request.error !== undefined && <RestoreNotice error={request.error} />}
    </section>
  );
}
