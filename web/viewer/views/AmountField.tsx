import { useId, useState } from 'react';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './SearchForm.module.css';

interface Props {
  readonly label: string;
  readonly onAmount: (amount: number | null) => void;
}

/** An amount as people write it: full width, with a yen sign, with commas. */
export function AmountField({ label, onAmount }: Props) {
  const { words } = useSpoken();
  const id = useId();
  const [text, setText] = useState('');
  const plain = text.normalize('NFKC').replace(/[¥円,、\s]/g, '');
  const amount = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  const [isLeft, setLeft] = useState(false);
  const isUnread = isLeft && plain !== '' && amount === null;
  return (
    <label className={styles.field}>
      {label}
      <input
        value={text}
        autoComplete="off"
        aria-invalid={isUnread}
        aria-describedby={isUnread ? `${id}-problem` : undefined}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setLeft(false);
        }}
        onBlur={() => {
          setLeft(true);
          onAmount(amount);
        }}
        onKeyDown={({ key, nativeEvent }) => {
          if (key !== 'Enter' || nativeEvent.isComposing) return;
          setLeft(true);
          onAmount(amount);
        }}
      />
      {isUnread && (
        <span id={`${id}-problem`} className={styles.problem}>
          {words.slips.notAnAmount(text)}
        </span>
      )}
    </label>
  );
}
