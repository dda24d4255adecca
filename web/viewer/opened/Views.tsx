import type { KeyboardEvent, ReactNode } from 'react';
import { useRef } from 'react';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { ViewName } from '../words/viewer-words.ts';
import styles from './Views.module.css';

const order: readonly ViewName[] = ['slips', 'months', 'spending', 'balances', 'masters', 'proof'];

interface Props {
  readonly view: ViewName;
  readonly onView: (view: ViewName) => void;
  readonly children: ReactNode;
}

/** Tabs as ARIA describes them: one stop for the Tab key, arrows between them. */
export function Views({ view, onView, children }: Props) {
  const { words } = useSpoken();
  const tabs = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = order.indexOf(view);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = order[(to + order.length) % order.length] ?? 'slips';
    onView(next);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <section>
      <div ref={tabs} role="tablist" aria-label={words.viewsLabel} className={styles.tabs} onKeyDown={onKeyDown}>
        {order.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === view}
            aria-controls="view"
            tabIndex={name === view ? 0 : -1}
            className={styles.tab}
            onClick={() => onView(name)}
          >
            {words.views[name]}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id="view"
        aria-labelledby={`tab-${view}`}
        className={`${sheet.sheet ?? ''} ${styles.panel ?? ''}`}
      >
        {children}
      </div>
    </section>
  );
}
