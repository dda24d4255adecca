import type { CSSProperties } from 'react';
import { useId, useLayoutEffect, useRef } from 'react';
import type { Period } from '../../../ledger/period.ts';
import type { Days } from '../period/days.ts';
import { yearOf } from '../period/month.ts';
import { announce } from '../shell/announce.ts';
import { useLanguage } from '../words/Language.tsx';
import type { LedgerFigures } from './ledger-figures.ts';
import { recordsOf } from './ledger-figures.ts';
import styles from './MonthStrip.module.css';
import type { Mark } from './month-marks.ts';
import { StripYear } from './StripYear.tsx';
import { shading } from './shade.ts';
import type { StripCell } from './strip-moves.ts';
import { stripRows } from './strip-rows.ts';
import { useMonthsWords } from './use-months-words.ts';
import { useStripChoice } from './use-strip-choice.ts';

interface Props {
  readonly ledger: LedgerFigures;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly days: Days;
  readonly onChoose: (days: Period) => void;
}

/** The months of the ledger, from which the days are chosen: a line for each year with records, shaded by records. */
export function MonthStrip({ ledger, marks, days, onChoose }: Props) {
  const { formats } = useLanguage();
  const { strip } = useMonthsWords();
  const id = useId();
  const rows = stripRows(ledger);
  const { active, tentative, handlers } = useStripChoice({
    rows,
    initial: cellOfMonth(ledger.months.at(-1)?.month) ?? { year: lastYear(ledger), column: 1 },
    chosenStart: days === 'everything' ? undefined : cellOfMonth(days.from),
    onChoose,
    onStart: ({ from, to }) => announce(strip.startSet(formats.period(from, to))),
    onGivenUp: () => announce(strip.givenUp),
  });
  const scroller = useRef<HTMLDivElement>(null);
  const count = rows.length;
  // The newest years are the ones that a person looks for.
  useLayoutEffect(() => {
    if (scroller.current && count > 0) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [count]);

  const shade = shading(ledger.months.map(recordsOf));
  const months = new Map(ledger.months.map((one) => [one.month, one]));
  const notCounted = new Set(ledger.notCounted);
  // A cell must be able to take the focus, also when the year of the last one is no longer shown.
  const focusable = rows.some((row) => row.kind === 'year' && row.year === active.year)
    ? active
    : { year: lastYear(ledger), column: 12 };
  return (
    <div ref={scroller} className={styles.scroller}>
      <p id={`${id}-how`} hidden>
        {strip.how}
      </p>
      <div
        role="grid"
        aria-label={strip.label}
        aria-describedby={`${id}-how`}
        aria-multiselectable="true"
        className={styles.grid}
        data-open={tentative !== undefined}
        style={{ '--rows': rows.length } as CSSProperties}
        {...handlers}
      >
        <div role="row" className={styles.head}>
          <span role="columnheader" className={styles.corner}>
            {strip.yearColumn}
          </span>
          {Array.from({ length: 12 }, (_, index) => (
            <span key={index} role="columnheader" aria-label={strip.monthInWords(index + 1)}>
              {strip.month(index + 1)}
            </span>
          ))}
        </div>
        {rows.map((row) =>
          row.kind === 'year' ? (
            <StripYear
              key={row.year}
              year={row.year}
              days={tentative ?? days}
              months={months}
              notCounted={notCounted}
              marks={marks}
              shade={shade}
              focusable={focusable.year === row.year ? focusable.column : undefined}
            />
          ) : (
            <div key={row.from} role="row" className={styles.row}>
              <span role="gridcell" aria-colspan={13} className={styles.empty}>
                {strip.folded(
                  strip.years(String(row.from), String(row.to)),
                  row.isCounted ? strip.noRecords : strip.notCounted,
                )}
              </span>
            </div>
          ),
        )}
      </div>
      {ledger.recordsOutsideDays > 0 && (
        <p className={styles.outside} data-chosen={days === 'everything'}>
          {strip.outsideDays(formats.count(ledger.recordsOutsideDays))}
        </p>
      )}
    </div>
  );
}

/** @param month `2025-03`, or a day of it. */
function cellOfMonth(month: string | undefined): StripCell | undefined {
  return month === undefined ? undefined : { year: yearOf(month), column: Number(month.slice(5, 7)) };
}

function lastYear(ledger: LedgerFigures): number {
  return stripRows(ledger).findLast((row) => row.kind === 'year')?.year ?? 0;
}
