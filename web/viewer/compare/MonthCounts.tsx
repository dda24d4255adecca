import type { ComparedTable } from '../../copy/differences.ts';
import { differenceKinds } from '../../copy/differences.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Compare.module.css';

interface Props {
  readonly months: ComparedTable['months'];
  readonly label: string;
}

/** How many records differ in each month; months without a difference are left out. */
export function MonthCounts({ months, label }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  return (
    // A region that scrolls must be a stop for the Tab key.
    <div className={styles.months} role="region" aria-label={`${label}: ${said.byMonth}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.month}</th>
            {differenceKinds.map((kind) => (
              <th key={kind} scope="col" className={sheet.number}>
                {said.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, ...counts }) => (
            <tr key={month}>
              <th scope="row" className={`${sheet.name ?? ''} ${sheet.oneLine ?? ''}`}>
                {month === '' ? said.noDay : formats.month(month)}
              </th>
              {differenceKinds.map((kind) => (
                <td key={kind} className={sheet.number}>
                  {counts[kind] === 0 ? '' : formats.count(counts[kind])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
