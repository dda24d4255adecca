import { useId, useState } from 'react';
import type { Period } from '../../../ledger/period.ts';
import { readDays, writtenDay } from '../../src/period/read-days.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './SearchForm.module.css';

interface Props {
  readonly label: string;
  /** A day is a period of one; null without one. */
  readonly onDays: (days: Period | null) => void;
}

/** A day as people write it. It is read when the field is left or Enter is pressed, and a day that is none is named. */
export function DayField({ label, onDays }: Props) {
  const { words } = useSpoken();
  const id = useId();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const read = () => {
    const days = readDays(text);
    setUnread(days.kind === 'unread' ? text : null);
    if (days.kind === 'day') {
      setText(writtenDay(days.day));
      onDays({ from: days.day, to: days.day });
    } else onDays(days.kind === 'month' ? days : null);
  };
  return (
    <label className={styles.field}>
      {label}
      <input
        value={text}
        autoComplete="off"
        aria-invalid={unread !== null}
        aria-describedby={unread === null ? undefined : `${id}-problem`}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onBlur={read}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && read()}
      />
      {unread !== null && (
        <span id={`${id}-problem`} className={styles.problem}>
          {words.slips.notADay(unread)}
        </span>
      )}
    </label>
  );
}
