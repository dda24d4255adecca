import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import type { MonthRow } from './month-rows.ts';

interface Props {
  readonly label: string;
  readonly rows: readonly MonthRow[];
  readonly total: MonthRow;
}

/** Income, expenses and what is left, by month or by year. */
export function MonthTable({ label, rows, total }: Props) {
  const { words, formats } = useSpoken();
  const { columns, noDay, total: totalName } = words.months;
  const isByYear = rows.some(({ name }) => name.length === 4);
  const nameOf = (name: string) => {
    if (name === '') return noDay;
    return isByYear ? formats.year(name) : formats.month(name);
  };
  const hasCharges = total.charge !== '0';
  const cells = ({ slips, income, expense, rest, charge }: MonthRow) => (
    <>
      <td className={sheet.number}>{formats.count(slips)}</td>
      <td className={sheet.number}>{formats.yen(income)}</td>
      <td className={sheet.number}>{formats.yen(expense)}</td>
      <td className={`${sheet.number ?? ''} ${rest.startsWith('-') ? (sheet.bad ?? '') : ''}`}>{formats.yen(rest)}</td>
      {hasCharges && <td className={sheet.number}>{formats.yen(charge)}</td>}
    </>
  );
  return (
    // A region that scrolls must be a stop for the Tab key.
    <div className={sheet.wide} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{isByYear ? columns.year : columns.month}</th>
            {[
              columns.slips,
              columns.income,
              columns.expense,
              columns.rest,
              ...(hasCharges ? [columns.charge] : []),
            ].map((name) => (
              <th key={name} scope="col" className={sheet.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={`${sheet.name ?? ''} ${sheet.oneLine ?? ''}`}>
                {nameOf(row.name)}
              </th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={sheet.total}>
            <th scope="row">{totalName}</th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
