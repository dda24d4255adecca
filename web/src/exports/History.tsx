import { useRef, useState } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { useReach } from '../connection/Connection.tsx';
import { landing } from '../focus/keep-focus.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Live } from '../shell/Live.tsx';
import { useLasting } from '../timing/use-lasting.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';
import styles from './History.module.css';
import { HistoryRow } from './HistoryRow.tsx';

/** A reconnection takes Amplify at least five seconds. A shorter break is not worth showing. */
const worthTellingMs = 8_000;

/** All exports of the person, newest first. */
export function History() {
  const { words } = useLanguage();
  const { store, snapshot } = useExports();
  const reach = useReach();
  // While requests fail too, the page shows that (`ConnectionNotice`), and the same fact is not shown twice.
  const lost = useLasting(!snapshot.connected, worthTellingMs) && reach === 'reached';
  const isFailing = snapshot.problem !== undefined && apiProblemOf(snapshot.problem) !== 'Unreachable';
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = useRef<HTMLUListElement>(null);
  const { list } = snapshot.known;
  return (
    <section className={styles.history} aria-labelledby="history-heading">
      <h2 id="history-heading" ref={heading} {...landing}>
        {words.history.heading}
      </h2>
      <Live>{snapshot.loaded && lost && <p className={styles.soft}>{words.connection.lost}</p>}</Live>
      {isFailing && (
        <ApiNotice error={snapshot.problem}>
          <button type="button" onClick={() => void store.refresh()}>
            {words.retry}
          </button>
        </ApiNotice>
      )}
      {!snapshot.loaded && !isFailing && snapshot.problem !== undefined && (
        <p className={styles.soft}>{words.history.notLoaded}</p>
      )}
      {!snapshot.loaded && snapshot.problem === undefined && <p className={styles.soft}>{words.history.loading}</p>}
      {snapshot.loaded && list.length === 0 && <p className={styles.soft}>{words.history.empty}</p>}
      <ul ref={rows} className={styles.list}>
        {list.map((one) => (
          // The row that had the focus disappears with the export.
          <HistoryRow key={one.id} of={one} onRemoved={() => heading.current?.focus()} />
        ))}
      </ul>
      {/* The first of the new rows takes the focus. The button may be gone, and the new rows are before it. */}
      {snapshot.hasMore && <More onMore={() => rows.current?.querySelectorAll('h3')[list.length]?.focus()} />}
    </section>
  );
}

function More({ onMore }: { readonly onMore: () => void }) {
  const { words } = useLanguage();
  const { store } = useExports();
  const [state, setState] = useState<{ readonly loading: boolean; readonly error?: unknown }>({ loading: false });

  function more(): void {
    if (state.loading) return;
    setState({ loading: true });
    store.more().then(
      () => {
        setState({ loading: false });
        requestAnimationFrame(onMore);
      },
      (error: unknown) => setState({ loading: false, error }),
    );
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
