import { useSpoken } from '../words/Spoken.tsx';
import { niceScale } from './nice-scale.ts';
import styles from './PairChart.module.css';

export interface Pair {
  readonly name: string;
  readonly income: number;
  readonly expense: number;
}

/** Income and expenses side by side. The table below it has the same numbers, so a screen reader only hears its name. */
export function PairChart({ label, pairs }: { readonly label: string; readonly pairs: readonly Pair[] }) {
  const { words, formats } = useSpoken();
  const { low, ticks, place } = niceScale(pairs.flatMap(({ income, expense }) => [income, expense]));
  const bar = (value: number) => {
    const [from, to] = [place(Math.min(0, value)), place(Math.max(0, value))];
    return { insetBlockEnd: `${from * 100}%`, blockSize: `${(to - from) * 100}%` };
  };
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend} aria-hidden="true">
        <span data-part="income">{words.directions[1]}</span>
        <span data-part="expense">{words.directions[0]}</span>
      </figcaption>
      {/* A region that scrolls must be a stop for the Tab key. */}
      <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
        <div role="img" aria-label={label} className={styles.chart}>
          <div className={styles.ticks}>
            {ticks.map((tick) => (
              <span key={tick} className={styles.tick} style={{ insetBlockEnd: `${place(tick) * 100}%` }}>
                {formats.yen(String(tick))}
              </span>
            ))}
          </div>
          <div className={styles.plot} style={{ gridTemplateColumns: `repeat(${pairs.length}, minmax(1rem, 1fr))` }}>
            {ticks.map((tick) => (
              <span
                key={tick}
                className={styles.line}
                data-zero={tick === 0 && low < 0}
                style={{ insetBlockEnd: `${place(tick) * 100}%` }}
              />
            ))}
            {pairs.map(({ name, income, expense }) => (
              <div key={name} className={styles.pair}>
                <div className={styles.bars}>
                  {income !== 0 && <span className={styles.income} style={bar(income)} />}
                  {expense !== 0 && <span className={styles.expense} style={bar(expense)} />}
                </div>
              </div>
            ))}
          </div>
          <div className={styles.names} style={{ gridTemplateColumns: `repeat(${pairs.length}, minmax(1rem, 1fr))` }}>
            {pairs.map(({ name }) => (
              <span key={name}>{name}</span>
            ))}
          </div>
        </div>
      </div>
    </figure>
  );
}
