import { useSpoken } from '../words/Spoken.tsx';
import styles from './YearSelect.module.css';

interface Props {
  readonly years: readonly string[];
  /** Null for all. */
  readonly year: string | null;
  /** What is shown of all years. */
  readonly allName: string;
  readonly onYear: (year: string | null) => void;
}

export function YearSelect({ years, year, allName, onYear }: Props) {
  const { words, formats } = useSpoken();
  return (
    <label className={styles.field}>
      {words.months.year}
      <select
        value={year ?? 'all'}
        onChange={({ currentTarget }) => onYear(currentTarget.value === 'all' ? null : currentTarget.value)}
      >
        <option value="all">{allName}</option>
        {[...years].reverse().map((one) => (
          <option key={one} value={one}>
            {one === '' ? words.months.noDay : formats.year(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
