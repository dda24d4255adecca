import { useRef, useState } from 'react';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLasting } from '../timing/use-lasting.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';
import styles from './History.module.css';
import { HistoryRow } from './HistoryRow.tsx';

/** A reconnection takes Amplify five seconds at least; a shorter break is no news. */
const worthTellingMs = 8_000;

/** All exports of the person, newest first. */
export function History() {
  const { words } = useLanguage();
  const { store, snapshot } = useExports();
  const lost = useLasting(!snapshot.connected, worthTellingMs);
  const heading = useRef<HTMLHeadingElement>(null);
  const { list } = snapshot.known;
  return (
    <section className={styles.history} aria-labelledby="history-heading">
      <h2 id="history-heading" ref={heading} tabIndex={-1}>{words.history.heading}</h2>
      {snapshot.loaded && lost && <p role="status" className={styles.soft}>{words.connection.lost}</p>}
      {snapshot.problem !== undefined && (
        <ApiNotice error={snapshot.problem}>
          <button type="button" onClick={() => void store.refresh()}>{words.retry}</button>
        </ApiNotice>
      )}
      {!snapshot.loaded && snapshot.problem === undefined && <p role="status" className={styles.soft}>{words.history.loading}</p>}
      {snapshot.loaded && list.length === 0 && <p className={styles.soft}>{words.history.empty}</p>}
      <ul className={styles.list}>
        {list.map((one) => (
          // The row that had the focus goes away with it.
          <HistoryRow key={one.id} of={one} onRemoved={() => heading.current?.focus()} />
        ))}
      </ul>
      {snapshot.hasMore && <More />}
    </section>
  );
}

function More() {
  const { words } = useLanguage();
  const { store } = useExports();
  const [state, setState] = useState<{ readonly loading: boolean; readonly error?: unknown }>({ loading: false });

  function more(): void {
    if (state.loading) return;
    setState({ loading: true });
    store.more().then(() => setState({ loading: false }), (error: unknown) => setState({ loading: false, error }));
  }

  return (
    <>
      {state.error !== undefined && <ApiNotice error={state.error} />}
      <button type="button" className={styles.more} aria-disabled={state.loading} onClick={more}>
        {state.loading ? words.history.loading : words.history.more}
      </button>
    </>
  );
}
