import { plainDecimal } from '../../../ledger/money.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MonthSums } from '../../copy/ledger-sums.ts';
import sheet from '../shell/Sheet.module.css';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './MonthEnds.module.css';

interface Props {
  readonly months: readonly MonthSums[];
  readonly methods: readonly string[];
  readonly names: LedgerNames;
}

/** The last balance of each method in each month, the newest month first. */
export function MonthEnds({ months, methods, names }: Props) {
  const { words, formats } = useSpoken();
  const { balances: said } = words;
  return (
    // A region that scrolls must be a stop for the Tab key.
    <div className={`${sheet.wide ?? ''} ${styles.tall ?? ''}`} role="region" aria-label={said.monthEnds} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.months.columns.month}</th>
            {methods.map((code) => (
              <th key={code} scope="col" className={sheet.number}>
                <HouseholdText>{names.method(code)}</HouseholdText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map(({ month, lastBalances }) => (
            <tr key={month}>
              <th scope="row" className={`${sheet.name ?? ''} ${sheet.oneLine ?? ''}`}>
                {formats.month(month)}
              </th>
              {methods.map((code) => {
                const own = lastBalances.find(({ methodCode }) => methodCode === code);
                return (
                  <td key={code} className={sheet.number}>
                    {own ? formats.yen(plainDecimal(own.value)) : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
