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

/** The copy is put back, and every record was read again. */
export function Applied({ restore }: { readonly restore: KnownRestoreFragment }) {
  const { formats } = useLanguage();
  const { applied, undo } = useRestoreWords();
  const request = useRestoreRequest(restore.id);
  const { outcome } = restore;
  const proof = outcome && applied.proof(formats.count(outcome.done));
  useSpoken(restore.id, `${applied.heading} ${proof ?? ''}`);
  return (
    <section className={styles.part}>
      <h3 className={styles.good} {...landing}>
        ✓ {applied.heading}
      </h3>
      <p>{proof}</p>
      {outcome && outcome.conflicts > 0 && (
        <>
          <p>{applied.conflicts(formats.count(outcome.conflicts))}</p>
          <LeftAlone restore={restore} />
        </>
      )}
      {outcome && outcome.unwritable > 0 && <p>{applied.unwritable(formats.count(outcome.unwritable))}</p>}
      {outcome && outcome.newcomers > 0 && <p>{applied.newcomers(formats.count(outcome.newcomers))}</p>}
      {outcome && <MoneyNow outcome={outcome} />}
      <div className={styles.actions}>
        <UndoButton restore={restore} request={request} label={undo.button} />
      </div>
      {request.error !== undefined && <RestoreNotice error={request.error} />}
    </section>
  );
}
