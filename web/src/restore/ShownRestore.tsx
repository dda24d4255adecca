import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { restoreStatuses } from '../../../ledger/restore-status.ts';
import { landing } from '../focus/keep-focus.ts';
import { Notice } from '../shell/Notice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { Applied } from './Applied.tsx';
import { AtWork } from './AtWork.tsx';
import { Checked } from './Checked.tsx';
import { Checking } from './Checking.tsx';
import { ChooseCopy } from './ChooseCopy.tsx';
import { Failed } from './Failed.tsx';
import styles from './Restore.module.css';
import { useRestores } from './Restores.tsx';
import { newRestore } from './restore-store.ts';
import { Stopped } from './Stopped.tsx';
import { Undone } from './Undone.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** One restore in its state, with what can be asked of it. */
export function ShownRestore({ restore }: { readonly restore: KnownRestoreFragment }) {
  const { formats } = useLanguage();
  const words = useRestoreWords();
  const { store } = useRestores();
  const { status } = restore;
  return (
    <div className={styles.parts} data-restore={restore.id} data-status={status}>
      {status !== 'UPLOADING' && (
        <p className={styles.file}>{words.file(restore.fileName, formats.size(restore.bytes))}</p>
      )}
      <State restore={restore} />
      {!restoreStatuses[status].isWorking && (
        <div className={styles.other}>
          <button type="button" onClick={() => store.open(newRestore)}>
            {words.choose.other}
          </button>
        </div>
      )}
    </div>
  );
}

function State({ restore }: { readonly restore: KnownRestoreFragment }) {
  const words = useRestoreWords();
  switch (restore.status) {
    case 'UPLOADING':
      return <ChooseCopy waiting={restore} />;
    case 'CHECKING':
      return <Checking restore={restore} />;
    case 'CHECKED':
      return <Checked key={restore.attempt} restore={restore} />;
    case 'REFUSED':
      return (
        <section className={styles.part}>
          <h3 {...landing}>{words.refused.heading}</h3>
          {restore.refusal && <Notice problem={words.refusals.file(restore.refusal)} />}
        </section>
      );
    case 'EXPIRED':
      return (
        <section className={styles.part}>
          <h3 {...landing}>{words.expired.heading}</h3>
          <p>{words.expired.note}</p>
        </section>
      );
    case 'SAVING':
    case 'APPLYING':
    case 'VERIFYING':
    case 'STOPPING':
    case 'UNDOING':
      return <AtWork restore={restore} status={restore.status} />;
    case 'APPLIED':
      return <Applied restore={restore} />;
    case 'STOPPED':
      return <Stopped restore={restore} />;
    case 'UNDONE':
    case 'UNDO_INCOMPLETE':
      return <Undone restore={restore} />;
    case 'FAILED':
      return <Failed restore={restore} />;
  }
}
