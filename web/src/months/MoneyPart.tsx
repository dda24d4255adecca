import { lazy, Suspense, useState } from 'react';
import type { Days } from '../period/days.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './MoneyPart.module.css';
import { useMonthsWords } from './use-months-words.ts';
import type { SumState } from './use-sum.ts';

const MoneyByMonth = lazy(async () => ({ default: (await import('../money/MoneyByMonth.tsx')).MoneyByMonth }));

interface Props {
  readonly days: Days;
  readonly state: SumState;
}

/** Income and expense of the chosen days by month, for whoever opens it. Nothing of it is loaded before. */
export function MoneyPart({ days, state }: Props) {
  const { words } = useLanguage();
  const { figures } = useMonthsWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.part} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{figures.byMonth}</summary>
      {isOpen && (
        <div className={styles.body}>
          {state.kind === 'known' ? (
            <Suspense
              fallback={
                <Live>
                  <p>{words.places.loading}</p>
                </Live>
              }
            >
              <MoneyByMonth days={days} sum={state.sum} />
            </Suspense>
          ) : (
            <p>{state.kind === 'counting' ? figures.counting : figures.failed}</p>
          )}
        </div>
      )}
    </details>
  );
}
