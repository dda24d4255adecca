import { useId } from 'react';
import type { Period } from '../../../ledger/period.ts';
import { dayCount } from '../../../ledger/period.ts';
import { useLanguage } from '../words/Language.tsx';
import styles from './PeriodFields.module.css';
import type { PeriodProblem } from './period-problem.ts';
import { periodProblem } from './period-problem.ts';
import { presetNames, presetPeriod } from './presets.ts';

interface Props {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  /** What to say at a field; undefined while there is nothing to say yet. */
  readonly problem: PeriodProblem | undefined;
}

/** The two days of a period, and the periods that people mean most. */
export function PeriodFields({ period, onChange, problem }: Props) {
  const { words, formats } = useLanguage();
  const today = new Date();
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{words.period.heading}</legend>
      <div role="group" aria-label={words.period.presetsLabel} className={styles.presets}>
        {presetNames.map((name) => {
          const preset = presetPeriod(name, today);
          const chosen = preset.from === period.from && preset.to === period.to;
          return (
            <button key={name} type="button" aria-pressed={chosen} className={styles.preset} onClick={() => onChange(preset)}>
              {words.period.presets[name]}
            </button>
          );
        })}
      </div>
      <div className={styles.days}>
        <Day name="from" day={period.from} problem={problem} onChange={(from) => onChange({ ...period, from })} />
        <span aria-hidden="true" className={styles.dash}>～</span>
        <Day name="to" day={period.to} problem={problem} onChange={(to) => onChange({ ...period, to })} />
        {periodProblem(period) === undefined && <p className={styles.count}>{words.period.days(formats.count(dayCount(period)))}</p>}
      </div>
    </fieldset>
  );
}

interface DayProps {
  readonly name: 'from' | 'to';
  readonly day: string;
  readonly problem: PeriodProblem | undefined;
  readonly onChange: (day: string) => void;
}

function Day({ name, day, problem, onChange }: DayProps) {
  const { words } = useLanguage();
  const id = useId();
  const wrong = problem?.field === name;
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{words.period[name]}</label>
      {/* Without a greatest day some browsers take years of six digits. */}
      <input
        id={id}
        name={name}
        type="date"
        required
        min="1900-01-01"
        max="9999-12-31"
        value={day}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && <p id={`${id}-problem`} role="alert" className={styles.problem}>{words.period.problems[problem.problem]}</p>}
    </div>
  );
}
