import { useEffect } from 'react';
import { landing } from '../focus/keep-focus.ts';
import { useLanguage } from '../words/Language.tsx';
import { ChooseCopy } from './ChooseCopy.tsx';
import { EarlierRestores } from './EarlierRestores.tsx';
import styles from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { RestoresProvider, useRestores } from './Restores.tsx';
import { shownRestore } from './restore-store.ts';
import { ShownRestore } from './ShownRestore.tsx';
import { UploadProgress } from './UploadProgress.tsx';
import { useRestoreWords } from './use-restore-words.ts';

/** The place where a copy is put back: choose it, see the differences, choose how, apply, and undo. */
export function RestorePlace() {
  return (
    <RestoresProvider>
      <CurrentRestore />
      <EarlierRestores />
    </RestoresProvider>
  );
}

function CurrentRestore() {
  const words = useRestoreWords();
  const { words: page } = useLanguage();
  const { store, snapshot, upload } = useRestores();
  const shown = shownRestore(snapshot);
  // The restore that the page shows first stays until the person opens another one, also when its work ends.
  const shownId = snapshot.opened === undefined ? shown?.id : undefined;
  useEffect(() => {
    if (shownId !== undefined) store.open(shownId);
  }, [store, shownId]);
  return (
    <section className={styles.sheet} aria-labelledby="restore-heading">
      <div className={styles.part}>
        <h2 id="restore-heading" {...landing}>
          {words.heading}
        </h2>
        <p className={styles.soft}>{words.intro}</p>
      </div>
      {snapshot.problem !== undefined && (
        <RestoreNotice error={snapshot.problem}>
          <button type="button" onClick={() => void store.refresh()}>
            {page.retry}
          </button>
        </RestoreNotice>
      )}
      {upload.kind !== 'none' ? (
        <UploadProgress upload={upload} waiting={shown?.status === 'UPLOADING' ? shown : undefined} />
      ) : shown ? (
        <ShownRestore key={shown.id} restore={shown} />
      ) : snapshot.loaded || snapshot.problem !== undefined ? (
        <ChooseCopy />
      ) : (
        <p className={styles.soft}>{words.loading}</p>
      )}
    </section>
  );
}
