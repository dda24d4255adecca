import type { KeyboardEvent } from 'react';
import { useId, useRef, useState } from 'react';
import { isDay } from '../../../ledger/day.ts';
import { useLanguage } from '../words/Language.tsx';
import { CalendarIcon } from './CalendarIcon.tsx';
import styles from './PeriodFields.module.css';
import type { PeriodProblem } from './period-problem.ts';
import type { WrittenDays } from './read-days.ts';
import { readDays, writtenDay } from './read-days.ts';

interface Props {
  readonly name: 'from' | 'to';
  /** A day, an empty text, or a text that could not be read. */
  readonly day: string;
  /** The text in the empty field. */
  readonly whenEmpty: string | undefined;
  readonly problem: PeriodProblem | undefined;
  readonly onRead: (written: WrittenDays) => void;
}

/**
 * A field for a day, written in the ways that people write it or picked in the browser's calendar. The page uses a text
 * field, because the browser's own date field uses the browser's language and reads `20250301` as the year 0301. The
 * text is read when the person leaves the field and at Enter, never in between, since half a date could mean many
 * dates.
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
    // While an input method composes, Enter only ends the composition.
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
      {/* Always present. Not every screen reader reads an element that appears with its text. The page does not jump. */}
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
        // Without a maximum day some browsers accept years of six digits.
        max="9999-12-31"
        value={isDay(day) ? day : ''}
        onChange={({ target }) => {
          if (target.value !== '') onPick(target.value);
        }}
      />
    </span>
  );
}
