import type { Stretch } from '../../copy/coverage.ts';
import { heldDays } from '../../copy/held-days.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './CoverageChart.module.css';
import type { CoverageAxis } from './coverage-axis.ts';
import { coverageAxis } from './coverage-axis.ts';
import type { ReadCopy } from './read-copies.ts';

interface Props {
  readonly copies: readonly ReadCopy[];
  readonly stretches: readonly Stretch[];
}

/** A bar for each copy, and one for all of them, on which gaps are hatched. */
export function CoverageChart({ copies, stretches }: Props) {
  const { words, formats } = useSpoken();
  const { coverage: said } = words.several;
  const shown = copies.map(({ id, name, copy, countsForDays }) => {
    const { from, to } = heldDays(copy.about);
    const first = copy.months.find(({ month }) => month !== '')?.month;
    return { id, name, countsForDays, from: from ?? (first === undefined ? to : `${first}-01`), to };
  });
  const axis = coverageAxis([
    ...copies.flatMap(({ copy }) => copy.months.map(({ month }) => month)),
    ...shown.flatMap(({ from, to }) => [from, to].map((day) => day?.slice(0, 7) ?? '')),
  ]);
  if (axis.units.length === 0) return null;
  const firstDay = shown.reduce<string | null>(
    (least, { from }) => (from !== null && (least === null || from < least) ? from : least),
    null,
  );
  const step = Math.ceil(axis.units.length / mostLabels);
  return (
    <div className={styles.chart} role="img" aria-label={said.chart}>
      {shown.map(({ id, name, countsForDays, from, to }) => (
        <div key={id} className={styles.line}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track}>
            {from !== null && to !== null && (
              <Bar kind={countsForDays ? 'copy' : 'uncounted'} axis={axis} from={from} to={to} />
            )}
          </span>
        </div>
      ))}
      {stretches.length > 0 && (
        <div className={styles.line} data-together="">
          <span className={styles.name}>{said.together}</span>
          <span className={styles.track}>
            {stretches.map(({ from, to, heldBy }) => (
              <Bar
                key={to}
                kind={heldBy.length === 0 ? 'gap' : heldBy.length === 1 ? 'held' : 'overlap'}
                axis={axis}
                from={from ?? firstDay ?? to}
                to={to}
              />
            ))}
          </span>
        </div>
      )}
      <div className={styles.line}>
        <span />
        <span className={styles.years}>
          {axis.units.map((unit, place) => (
            <span key={unit}>{place % step === 0 ? (unit.length === 4 ? formats.year : formats.month)(unit) : ''}</span>
          ))}
        </span>
      </div>
    </div>
  );
}

interface BarProps {
  readonly kind: 'copy' | 'uncounted' | 'held' | 'overlap' | 'gap';
  readonly axis: CoverageAxis;
  readonly from: string;
  readonly to: string;
}

function Bar({ kind, axis, from, to }: BarProps) {
  const start = axis.placeOf(from);
  const end = Math.max(start, axis.placeOf(to, true));
  return (
    <span
      className={styles.bar}
      data-kind={kind}
      style={{ insetInlineStart: `${start * 100}%`, inlineSize: `${(end - start) * 100}%` }}
    />
  );
}

/** As many as stand beside each other on a phone. */
const mostLabels = 5;
