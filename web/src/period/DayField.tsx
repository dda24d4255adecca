import type { KeyboardEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { isDay } from '../../../ledger/period.ts';
import { useLanguage } from '../words/Language.tsx';
import { CalendarIcon } from './CalendarIcon.tsx';
import styles from './PeriodFields.module.css';
import type { PeriodProblem } from './period-problem.ts';
import type { WrittenDays } from './read-days.ts';
import { readDays, writtenDay } from './read-days.ts';

interface Props {
  readonly name: 'from' | 'to';
  /** A day, an empty text, or what was written and could not be read. */
  readonly day: string;
  /** What stands in the empty field. */
  readonly whenEmpty: string | undefined;
  readonly problem: PeriodProblem | undefined;
  readonly onRead: (written: WrittenDays) => void;
}

/**
 * A day, to be written in the ways that people write it or picked in the browser's calendar. A text field of our own, since the browser's
 * speaks the browser's language and takes `20250301` for the year 0301. It is read when the field is left and at Enter, never in between:
 * half a date is many dates.
 */
export function DayField({ name, day, whenEmpty, problem, onRead }: Props) {
  const { words } = useLanguage();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const wrong = problem?.field === name;

  function read(): void {
    if (draft === undefined) return;
    setDraft(undefined);
    onRead(readDays(draft));
  }

  function onKeyDown({ key, nativeEvent }: KeyboardEvent): void {
    // While an input method composes, Enter only ends that.
    if (key === 'Enter' && !nativeEvent.isComposing) read();
  }

  return (
    <div className={styles.day}>
      <label htmlFor={id}>{words.period[name]}</label>
      <div className={styles.field}>
        <input
          id={id}
          name={name}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={draft ?? writtenDay(day)}
          placeholder={whenEmpty}
          aria-invalid={wrong}
          aria-describedby={`${id}-problem`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={read}
          onKeyDown={onKeyDown}
        />
        <Calendar
          label={words.period.calendar(words.period[name])}
          day={day}
          onPick={(picked) => {
            setDraft(undefined);
            onRead(readDays(picked));
          }}
        />
      </div>
      {/* Always there: what appears with its text is not spoken everywhere, and the page does not jump. */}
      <p id={`${id}-problem`} role="alert" className={styles.problem}>
        {wrong && words.period.problems[problem.problem]('text' in problem ? problem.text : '')}
      </p>
    </div>
  );
}

interface CalendarProps {
  readonly label: string;
  readonly day: string;
  readonly onPick: (day: string) => void;
}

/** The browser's own calendar, without the browser's own field. */
function Calendar({ label, day, onPick }: CalendarProps) {
  const native = useRef<HTMLInputElement>(null);
  if (!('showPicker' in HTMLInputElement.prototype)) return null;
  return (
    <span className={styles.calendar}>
      <button type="button" aria-label={label} onClick={() => native.current?.showPicker()}>
        <CalendarIcon />
      </button>
      <input
        ref={native}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        min="1900-01-01"
        // Without a greatest day some browsers take years of six digits.
        max="9999-12-31"
        value={isDay(day) ? day : ''}
        onChange={({ target }) => {
          if (target.value !== '') onPick(target.value);
        }}
      />
    </span>
  );
}
