import { useRef, useState } from 'react';
import { landing } from '../focus/keep-focus.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './EarlierRestores.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestores } from './Restores.tsx';
import { shownRestore } from './restore-store.ts';
import { isUploading } from './uploads.ts';
import { useRestoreWords } from './use-restore-words.ts';

/** All restores of the person, newest first. */
export function EarlierRestores() {
  const { formats } = useLanguage();
  const { earlier, file } = useRestoreWords();
  const { store, uploads, snapshot, upload } = useRestores();
  const shown = upload.kind === 'none' ? shownRestore(snapshot) : undefined;
  const rows = useRef<HTMLUListElement>(null);
  if (!snapshot.loaded) return null;
  return (
    <section className={styles.earlier} aria-labelledby="earlier-restores-heading">
      <h2 id="earlier-restores-heading" {...landing}>
        {earlier.heading}
      </h2>
      {snapshot.list.length === 0 && <p className={styles.soft}>{earlier.none}</p>}
      <ul ref={rows}>
        {snapshot.list.map((one) => (
          <li key={one.id} className={styles.row}>
            <div>
              <h3 className={styles.name} {...landing}>
                {file(one.fileName, formats.size(one.bytes))}
              </h3>
              <p className={styles.soft}>{earlier.asked(formats.instant(one.requestedAt))}</p>
            </div>
            <span className={styles.status} data-status={one.status}>
              {earlier.states[one.status]}
            </span>
            {one.id === shown?.id && <span className={styles.soft}>{earlier.shown}</span>}
            {one.id !== shown?.id && !isUploading(upload) && (
              <button
                type="button"
                aria-label={earlier.showOf(one.fileName, formats.instant(one.requestedAt))}
                onClick={() => {
                  // Ends the notice of an upload that failed, which would cover the opened restore.
                  uploads.cancel();
                  store.open(one.id);
                  document.getElementById('restore-heading')?.focus();
                }}
              >
                {earlier.show}
              </button>
            )}
          </li>
        ))}
      </ul>
      {snapshot.hasMore && <More onMore={() => rows.current?.querySelectorAll('h3')[snapshot.list.length]?.focus()} />}
    </section>
  );
}

function More({ onMore }: { readonly onMore: () => void }) {
  const { earlier, loading } = useRestoreWords();
  const { store } = useRestores();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error?: unknown }>({ isBusy: false });

  function more(): void {
    if (state.isBusy) return;
    setState({ isBusy: true });
    store.more().then(
      () => {
        setState({ isBusy: false });
        requestAnimationFrame(onMore);
      },
      (error: unknown) => setState({ isBusy: false, error }),
    );
  }

  return (
    <>
      {state.error !== undefined && <RestoreNotice error={state.error} />}
      <button type="button" className={styles.more} aria-disabled={state.isBusy} onClick={more}>
        {state.isBusy ? loading : earlier.more}
      </button>
    </>
  );
}
