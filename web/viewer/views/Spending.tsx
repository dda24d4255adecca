import { useState } from 'react';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MonthSums } from '../../copy/ledger-sums.ts';
import { spendingByGroup, totalsOfMonths } from '../../copy/totals.ts';
import sheet from '../shell/Sheet.module.css';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import heading from './Heading.module.css';
import { ofYear, yearsOf } from './month-rows.ts';
import styles from './Spending.module.css';
import { YearSelect } from './YearSelect.tsx';

/** Where the money went: by the groups of the kinds, and the kinds within each. */
export function Spending({ months, names }: { readonly months: readonly MonthSums[]; readonly names: LedgerNames }) {
  const { words, formats } = useSpoken();
  const { spending: said } = words;
  const [year, setYear] = useState<string | null>(null);
  const chosen = year === null ? months : ofYear(months, year);
  const groups = spendingByGroup(chosen, names);
  const all = Number(totalsOfMonths(chosen, names).expense);
  const largest = Math.max(...groups.map(({ total }) => Number(total)), 0);
  const shareOf = (total: string) => (all > 0 && Number(total) >= 0 ? formats.share(Number(total) / all) : '');
  return (
    <div className={sheet.part}>
      <div className={heading.heading}>
        <h2>{said.heading}</h2>
        <YearSelect years={yearsOf(months)} year={year} allName={words.slips.any} onYear={setYear} />
      </div>
      {groups.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        // A region that scrolls must be a stop for the Tab key.
        <div className={sheet.wide} role="region" aria-label={said.heading} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{said.columns.group}</th>
                <th scope="col" className={sheet.number}>
                  {said.columns.slips}
                </th>
                <th scope="col" className={sheet.number}>
                  {said.columns.total}
                </th>
                <th scope="col" className={sheet.number}>
                  {said.columns.share}
                </th>
              </tr>
            </thead>
            {groups.map(({ group, total, slips, kinds }) => (
              <tbody key={group}>
                <tr className={styles.group}>
                  <th scope="row" className={sheet.name}>
                    {group === '' ? said.noGroup : <HouseholdText>{group}</HouseholdText>}
                    <span
                      className={styles.bar}
                      style={{ inlineSize: `${Math.max(0, largest > 0 ? (Number(total) / largest) * 100 : 0)}%` }}
                    />
                  </th>
                  <td className={sheet.number}>{formats.count(slips)}</td>
                  <td className={sheet.number}>{formats.yen(total)}</td>
                  <td className={sheet.number}>{shareOf(total)}</td>
                </tr>
                {kinds.map((kind) => (
                  <tr key={kind.kindCode} className={styles.kind}>
                    <th scope="row">
                      <HouseholdText>{names.kind(kind.kindCode)}</HouseholdText>
                    </th>
                    <td className={sheet.number}>{formats.count(kind.slips)}</td>
                    <td className={sheet.number}>{formats.yen(kind.total)}</td>
                    <td className={sheet.number}>{shareOf(kind.total)}</td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      <p className={sheet.soft}>{said.note}</p>
    </div>
  );
}
