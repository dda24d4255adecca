import { dayCount } from '../../../ledger/period.ts';
import { useLanguage } from '../words/Language.tsx';
import { DayField } from './DayField.tsx';
import type { Days } from './days.ts';
import { sameDays } from './days.ts';
import styles from './PeriodFields.module.css';
import type { PeriodProblem } from './period-problem.ts';
import { periodProblem } from './period-problem.ts';
import { presetNames, presetPeriod } from './presets.ts';
import type { WrittenDays } from './read-days.ts';

interface Props {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
  /** The message at a field. Undefined while there is no message. */
  readonly problem: PeriodProblem | undefined;
}

/** The choice of the days to export: everything, one of the most common periods, or two days. */
export function PeriodFields({ days, onChange, problem }: Props) {
  const { words, formats } = useLanguage();
  const period = days === 'everything' ? { from: '', to: '' } : days;
  const whenEmpty = days === 'everything' ? words.period.everything : undefined;
  const now = new Date();

  function read(field: 'from' | 'to', written: WrittenDays): void {
    if (written.kind === 'month') {
      onChange({ from: written.from, to: written.to });
      return;
    }
    const next = {
      ...period,
      [field]: written.kind === 'day' ? written.day : written.kind === 'unread' ? written.text : '',
    };
    onChange(next.from === '' && next.to === '' ? 'everything' : next);
  }

  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{words.period.heading}</legend>
      <div role="group" aria-label={words.period.presetsLabel} className={styles.presets}>
        {presetNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={sameDays(presetPeriod(name, now), days)}
            className={styles.preset}
            onClick={() => onChange(presetPeriod(name, new Date()))}
          >
            {words.period.presets[name]}
          </button>
        ))}
      </div>
      <div className={styles.days}>
        <DayField
          name="from"
          day={period.from}
          whenEmpty={whenEmpty}
          problem={problem}
          onRead={(written) => read('from', written)}
        />
        <span aria-hidden="true" className={styles.dash} />
        <DayField
          name="to"
          day={period.to}
          whenEmpty={whenEmpty}
          problem={problem}
          onRead={(written) => read('to', written)}
        />
        <p className={styles.count}>
          {days === 'everything'
            ? words.period.everythingMeans
            : periodProblem(days) === undefined && words.period.days(formats.count(dayCount(days)))}
        </p>
      </div>
    </fieldset>
  );
}
