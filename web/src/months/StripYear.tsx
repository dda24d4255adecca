import type { Days } from '../period/days.ts';
import { monthIn } from '../period/month.ts';
import { useLanguage } from '../words/Language.tsx';
import { coverageOf } from './coverage.ts';
import type { MonthFigures } from './ledger-figures.ts';
import { recordsOf } from './ledger-figures.ts';
import styles from './MonthStrip.module.css';
import type { Mark } from './month-marks.ts';
import type { Shade } from './shade.ts';
import { useMonthsWords } from './use-months-words.ts';
import { nameOf } from './use-strip-choice.ts';

interface Props {
  readonly year: number;
  readonly days: Days;
  readonly months: ReadonlyMap<string, MonthFigures>;
  readonly notCounted: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly shade: (records: number) => Shade;
  /** The column of the cell that takes the focus, if it is in this year. */
  readonly focusable: number | undefined;
}

/** A line of the strip: the year and its months. Each cell says in words what its shade shows. */
export function StripYear({ year, days, months, notCounted, marks, shade, focusable }: Props) {
  const { formats } = useLanguage();
  const { strip } = useMonthsWords();
  const names = Array.from({ length: 12 }, (_, index) => monthIn(year, index + 1));
  const isWhole = names.every((month) => coverageOf(month, days) === 'whole');
  return (
    <div role="row" className={styles.row}>
      <span
        role="rowheader"
        aria-label={strip.yearInWords(String(year))}
        aria-selected={isWhole}
        tabIndex={focusable === 0 ? 0 : -1}
        data-cell={nameOf({ year, column: 0 })}
        className={styles.year}
      >
        {strip.year(String(year))}
      </span>
      {names.map((month, index) => {
        const figures = months.get(month);
        const records = figures ? recordsOf(figures) : 0;
        const coverage = coverageOf(month, days);
        const counted = notCounted.has(month)
          ? strip.notCounted
          : records > 0
            ? strip.records(formats.count(records))
            : strip.noRecords;
        const mark = records > 0 ? marks.get(month) : undefined;
        const state = mark ? strip.marked[mark](counted) : counted;
        return (
          <span
            key={month}
            role="gridcell"
            aria-label={strip.cell(formats.month(month), coverage === 'part' ? strip.partly(state) : state)}
            aria-selected={coverage !== 'none'}
            tabIndex={focusable === index + 1 ? 0 : -1}
            data-cell={nameOf({ year, column: index + 1 })}
            data-coverage={coverage}
            data-mark={mark === 'never' ? undefined : mark}
            data-shade={notCounted.has(month) ? 'unknown' : shade(records)}
            className={styles.cell}
          />
        );
      })}
    </div>
  );
}
