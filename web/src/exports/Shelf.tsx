import { useRef, useState } from 'react';
import { apiProblemOf } from '../../../client/apollo/api-problem.ts';
import { useReach } from '../connection/Connection.tsx';
import { landing } from '../focus/keep-focus.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { Live } from '../shell/Live.tsx';
import { useLasting } from '../timing/use-lasting.ts';
import { useLanguage } from '../words/Language.tsx';
import { EndedCopy } from './EndedCopy.tsx';
import { useExports } from './Exports.tsx';
import { QuotaLine } from './QuotaLine.tsx';
import styles from './Shelf.module.css';
import { CopyInTheMaking, ShelfCopy } from './ShelfCopy.tsx';
import { useShelf } from './use-shelf.ts';

/** A reconnection takes Amplify at least five seconds. A shorter break is not worth showing. */
const worthTellingMs = 8_000;

/** The person's copies: those that can be taken, and folded away those that left no file. Newest first. */
export function Shelf() {
  const { words, formats } = useLanguage();
  const { store, snapshot } = useExports();
  const { making, kept, ended, isAllAbove } = useShelf();
  const reach = useReach();
  // While requests fail too, the page shows that (`ConnectionNotice`), and the same fact is not shown twice.
  const lost = useLasting(!snapshot.connected, worthTellingMs) && reach === 'reached';
  const isFailing = snapshot.problem !== undefined && apiProblemOf(snapshot.problem) !== 'Unreachable';
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const fold = useRef<HTMLDetailsElement>(null);
  // The row that had the focus disappears with the export.
  const onRemoved = () => heading.current?.focus();
  const { shelf } = words;

  /** The first of the new rows takes the focus. The button may be gone, and the new rows are before it. */
  function focusNew(before: ReadonlySet<string>): void {
    const rows = [...(section.current?.querySelectorAll<HTMLElement>('[data-export]') ?? [])];
    const row = rows.find((one) => !before.has(one.dataset['export'] ?? ''));
    if (row && fold.current?.contains(row)) fold.current.open = true;
    row?.querySelector<HTMLElement>('h3')?.focus();
  }

  return (
    <section ref={section} className={styles.shelf} aria-labelledby="shelf-heading">
      <div className={styles.head}>
        <h2 id="shelf-heading" ref={heading} {...landing}>
          {shelf.heading}
        </h2>
        <div className={styles.soft}>
          <QuotaLine />
        </div>
      </div>
      <Live>{snapshot.loaded && lost && <p className={styles.soft}>{words.connection.lost}</p>}</Live>
      {isFailing && (
        <ApiNotice error={snapshot.problem}>
          <button type="button" onClick={() => void store.refresh()}>
            {words.retry}
          </button>
        </ApiNotice>
      )}
      {!snapshot.loaded && !isFailing && snapshot.problem !== undefined && (
        <p className={styles.soft}>{shelf.notLoaded}</p>
      )}
      {!snapshot.loaded && snapshot.problem === undefined && <p className={styles.soft}>{shelf.loading}</p>}
      {snapshot.loaded && making.length + kept.length === 0 && (
        <p className={styles.soft}>{shelf[isAllAbove ? 'allAbove' : 'empty']}</p>
      )}
      <ul className={styles.board}>
        {making.map((one) => (
          <CopyInTheMaking key={one.id} of={one} />
        ))}
        {kept.map((one) => (
          <ShelfCopy key={one.id} of={one} onRemoved={onRemoved} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details ref={fold} className={styles.fold}>
          <summary>{shelf.ended[snapshot.hasMore ? 'atLeast' : 'all'](formats.count(ended.length))}</summary>
          <ul>
            {ended.map((one) => (
              <EndedCopy key={one.id} of={one} onRemoved={onRemoved} />
            ))}
          </ul>
        </details>
      )}
      {snapshot.hasMore && <More onMore={focusNew} />}
    </section>
  );
}

function More({ onMore }: { readonly onMore: (before: ReadonlySet<string>) => void }) {
  const { words } = useLanguage();
  const { store, snapshot } = useExports();
  const [state, setState] = useState<{ readonly loading: boolean; readonly error?: unknown }>({ loading: false });

  function more(): void {
    if (state.loading) return;
    const before = new Set(snapshot.known.list.map(({ id }) => id));
    setState({ loading: true });
    store.more().then(
      () => {
        setState({ loading: false });
        requestAnimationFrame(() => onMore(before));
      },
      (error: unknown) => setState({ loading: false, error }),
    );
  }

  return (
    <>
      {state.error !== undefined && <ApiNotice error={state.error} />}
      <button type="button" className={styles.more} aria-disabled={state.loading} onClick={more}>
        {state.loading ? words.shelf.loading : words.shelf.more}
      </button>
    </>
  );
}
