import type { ReadCopy } from '../several/read-copies.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Compare.module.css';

interface Props {
  readonly label: string;
  readonly copies: readonly ReadCopy[];
  readonly chosen: ReadCopy;
  readonly onChoose: (id: number) => void;
}

export function CopySelect({ label, copies, chosen, onChoose }: Props) {
  const { words, formats } = useSpoken();
  return (
    <label className={styles.select}>
      <span>{label}</span>
      <select value={String(chosen.id)} onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}>
        {copies.map(({ id, name, copy }) => (
          <option key={id} value={String(id)}>
            {words.compare.option(name, formats.instant(copy.about.requestedAt))}
          </option>
        ))}
      </select>
    </label>
  );
}
