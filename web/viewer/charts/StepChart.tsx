import { useSpoken } from '../words/Spoken.tsx';
import { niceScale } from './nice-scale.ts';
import styles from './StepChart.module.css';

interface Props {
  readonly label: string;
  /** The same months for every chart, so that they can be compared. Null where nothing is known yet. */
  readonly values: readonly (number | null)[];
  readonly first: string;
  readonly last: string;
}

/** An amount that stays until it changes. The table below has the same numbers. */
export function StepChart({ label, values, first, last }: Props) {
  const { formats } = useSpoken();
  const { low, high, ticks, place } = niceScale(
    values.flatMap((value) => value ?? []),
    2,
  );
  const width = 1000;
  const step = width / Math.max(1, values.length);
  const y = (value: number) => (1 - place(value)) * 100;
  const path = values
    .flatMap((value, index) => {
      if (value === null) return [];
      const at = y(value).toFixed(2);
      const isFirst = (values[index - 1] ?? null) === null;
      return [`${isFirst ? `M${(index * step).toFixed(2)} ${at}` : `V${at}`}H${((index + 1) * step).toFixed(2)}`];
    })
    .join('');
  const ends = [low, high].map((value) => formats.yen(String(value)));
  return (
    <div role="img" aria-label={label} className={styles.chart}>
      <div className={styles.ends}>
        <span>{ends[1]}</span>
        <span>{ends[0]}</span>
      </div>
      <svg viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" aria-hidden="true">
        {ticks.map((tick) => (
          <path key={tick} className={styles.line} d={`M0 ${y(tick)}H${width}`} />
        ))}
        <path className={styles.value} d={path} />
      </svg>
      <div className={styles.months}>
        <span>{first}</span>
        <span>{last}</span>
      </div>
    </div>
  );
}
