import { scaleBand, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { subtractDecimals } from '../../../ledger/money.ts';
import { useLanguage } from '../words/Language.tsx';
import { moneyWords } from './all-money-words.ts';
import type { ChartPoints, MoneyPoint } from './chart-points.ts';
import styles from './Money.module.css';

interface Props extends ChartPoints {
  /** In CSS pixels. */
  readonly width: number;
}

const height = 220;
const margin = { top: 12, bottom: 40, side: 8 } as const;
/** A label of the amounts has about seven characters. */
const amountsWidth = 52;

/**
 * Income and expense side by side, and what is left over as a line. Places are rounded, and the table below has the exact
 * figures, so a screen reader hears only what the chart is about.
 */
export function MoneyChart({ unit, points, width }: Props) {
  const { language, formats } = useLanguage();
  const words = moneyWords[language];
  const rests = points.map(({ income, expense }) => Number(subtractDecimals(income, expense)));
  const amounts = points.flatMap(({ income, expense }) => [Number(income), Number(expense)]);
  const y = scaleLinear()
    .domain([Math.min(0, ...amounts, ...rests), Math.max(0, ...amounts, ...rests, 1)])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const x = scaleBand()
    .domain(points.map(({ name }) => name))
    .range([amountsWidth, width - margin.side])
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const middle = (name: string) => (x(name) ?? 0) + x.bandwidth() / 2;
  const barWidth = Math.min(28, x.bandwidth() / 2);
  const restLine = line<MoneyPoint>(
    ({ name }) => middle(name),
    (_, index) => y(rests[index] ?? 0),
  );
  const nameOf = unit === 'month' ? formats.month : (year: string) => String(Number(year));
  const [first, last] = [points[0]?.name ?? '', points.at(-1)?.name ?? ''];
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend} aria-hidden="true">
        {(['income', 'expense', 'rest'] as const).map((part) => (
          <span key={part} data-part={part}>
            {words[part]}
          </span>
        ))}
      </figcaption>
      <svg
        role="img"
        aria-label={words.chart[unit](nameOf(first), nameOf(last))}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className={styles.chart}
        data-unit={unit}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick} transform={`translate(0 ${y(tick)})`} className={styles.tick} data-zero={tick === 0}>
            <line x1={amountsWidth} x2={width - margin.side} />
            <text x={amountsWidth - 6} dy="0.32em">
              {formats.yenShort(tick)}
            </text>
          </g>
        ))}
        {points.map((point, index) => (
          <g key={point.name}>
            <title>{`${nameOf(point.name)}\n${words.income} ${formats.yen(point.income)}\n${words.expense} ${formats.yen(point.expense)}\n${words.rest} ${formats.yen(subtractDecimals(point.income, point.expense))}`}</title>
            <rect
              className={styles.hover}
              x={middle(point.name) - x.step() / 2}
              y={margin.top}
              width={x.step()}
              height={height - margin.top - margin.bottom}
            />
            {(['income', 'expense'] as const).map((part) => {
              const [from, to] = [y(0), y(Number(point[part]))];
              return (
                <rect
                  key={part}
                  className={styles[part]}
                  x={middle(point.name) - (part === 'income' ? barWidth : 0)}
                  y={Math.min(from, to)}
                  width={barWidth}
                  height={Math.abs(to - from)}
                />
              );
            })}
            <circle className={styles.dot} cx={middle(point.name)} cy={y(rests[index] ?? 0)} r={2.5} />
          </g>
        ))}
        <path className={styles.rest} d={restLine(points) ?? ''} />
        <Names unit={unit} points={points} step={x.step()} middle={middle} />
      </svg>
    </figure>
  );
}

interface NamesProps extends ChartPoints {
  readonly step: number;
  readonly middle: (name: string) => number;
}

/** The months, and below them their years; or the years, as many as have room. */
function Names({ unit, points, step, middle }: NamesProps) {
  const every = Math.max(1, Math.ceil((unit === 'month' ? 18 : 36) / step));
  const line = height - margin.bottom + 16;
  // A year is written below its first month, unless the next one is too near.
  const beginsYear = (index: number) => index === 0 || points[index]?.name.endsWith('-01');
  return (
    <g className={styles.names}>
      {points.map(({ name }, index) => (
        <g key={name} transform={`translate(${middle(name)} 0)`}>
          {index % every === 0 && <text y={line}>{Number(unit === 'month' ? name.slice(5) : name)}</text>}
          {unit === 'month' &&
            beginsYear(index) &&
            !(index === 0 && points.slice(1, 3).some(({ name: next }) => next.endsWith('-01') && step < 36)) && (
              <text y={line + 16}>{Number(name.slice(0, 4))}</text>
            )}
        </g>
      ))}
    </g>
  );
}
