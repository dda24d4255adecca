import type { Period } from '../../../ledger/period.ts';
import type { Days } from '../period/days.ts';
import { announce } from '../shell/announce.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import type { LedgerFigures } from './ledger-figures.ts';
import styles from './MonthStrip.module.css';
import { MonthStrip } from './MonthStrip.tsx';
import type { Mark } from './month-marks.ts';
import { recordsIn, sumOf } from './sum-months.ts';
import { useMarks } from './use-marks.ts';
import { useMonthsWords } from './use-months-words.ts';

interface Props {
  /** Undefined while it is not known. The room for the months is kept. */
  readonly ledger: LedgerFigures | undefined;
  readonly days: Days;
  readonly onChange: (days: Period) => void;
}

/** The strip of months with its notes: the ledger's first and last day, the meaning of the shades, records without a day. */
export function MonthPicker({ ledger, days, onChange }: Props) {
  const language = useLanguage();
  const { formats } = language;
  const { strip, figures } = useMonthsWords();
  const marks = useMarks(ledger);

  function choose(next: Period): void {
    onChange(next);
    const sum = ledger && sumOf(next, ledger);
    const name = daysName(next, language);
    announce(
      sum
        ? figures.chosen(name, formats.count(recordsIn(sum)), formats.yen(sum.income), formats.yen(sum.expense))
        : figures.chosenUncounted(name),
    );
  }

  const isEmpty = ledger?.months.length === 0 && ledger.notCounted.length === 0;
  return (
    <div>
      {ledger && !isEmpty ? (
        <MonthStrip ledger={ledger} marks={marks} days={days} onChoose={choose} />
      ) : (
        <div className={styles.scroller}>{isEmpty && <p className={styles.notes}>{strip.nothing}</p>}</div>
      )}
      <div className={styles.notes}>
        {ledger && !isEmpty && (
          <>
            <span>
              {ledger.first &&
                ledger.last &&
                (ledger.isComplete ? strip.days : strip.daysCounted)(
                  formats.day(ledger.first),
                  formats.day(ledger.last),
                )}
            </span>
            <Legend marks={new Set(marks.values())} />
          </>
        )}
      </div>
    </div>
  );
}

/** For the eye only: each cell says its number of records, and its mark. */
function Legend({ marks }: { readonly marks: ReadonlySet<Mark> }) {
  const { strip } = useMonthsWords();
  const shown = (['confirmed', 'exported', 'changed'] as const).filter((mark) => marks.has(mark));
  return (
    <span className={styles.legend} aria-hidden="true">
      {shown.map((mark) => (
        <span key={mark} className={styles.meaning}>
          <i className={styles.dot} data-mark={mark} />
          {strip.marks[mark]}
        </span>
      ))}
      <span className={styles.meaning}>
        {strip.few}
        {[1, 2, 3, 4].map((shade) => (
          <i key={shade} className={styles.cell} data-shade={shade} />
        ))}
        {strip.many}
      </span>
    </span>
  );
}
