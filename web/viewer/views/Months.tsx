import { useState } from 'react';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MonthSums } from '../../copy/ledger-sums.ts';
import { PairChart } from '../charts/PairChart.tsx';
import sheet from '../shell/Sheet.module.css';
import { useNarrow } from '../table/use-narrow.ts';
import { useSpoken } from '../words/Spoken.tsx';
import heading from './Heading.module.css';
import { MonthTable } from './MonthTable.tsx';
import { ofYear, rowOfMonths, rowsByMonth, rowsByYear, yearsOf } from './month-rows.ts';
import { YearSelect } from './YearSelect.tsx';

interface Props {
  readonly months: readonly MonthSums[];
  readonly names: LedgerNames;
  /** The instant at which the copy was requested. */
  readonly made: string;
}

/** Income and expenses: the months of one year, or year by year. */
export function Months({ months, names, made }: Props) {
  const { words, formats } = useSpoken();
  const { months: said } = words;
  const isNarrow = useNarrow();
  const years = yearsOf(months);
  // Slips that were entered ahead of time may be alone in a year.
  const [year, setYear] = useState(() => years.filter((one) => one <= made.slice(0, 4)).at(-1) ?? years.at(-1) ?? null);
  const chosen = year === null ? months : ofYear(months, year);
  const rows = year === null ? rowsByYear(months, names) : rowsByMonth(chosen, names);
  if (years.length === 0) return <p>{said.none}</p>;
  // A year's chart has all its months, so that a gap is seen as one.
  const byName = new Map(rows.map((row) => [row.name, row]));
  const places =
    year === null
      ? rows.filter(({ name }) => name !== '').map(({ name }) => ({ name, label: formats.year(name) }))
      : Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).map((name) => ({
          name,
          label: year === '' ? '' : isNarrow ? String(Number(name.slice(5))) : formats.monthOfYear(name),
        }));
  return (
    <div className={sheet.part}>
      <div className={heading.heading}>
        <h2>{said.heading}</h2>
        <YearSelect years={years} year={year} allName={said.allYears} onYear={setYear} />
      </div>
      {year !== '' && (
        <PairChart
          label={said.chart}
          pairs={places.map(({ name, label }) => ({
            name: label,
            income: Number(byName.get(name)?.income ?? 0),
            expense: Number(byName.get(name)?.expense ?? 0),
          }))}
        />
      )}
      <MonthTable label={said.heading} rows={rows} total={rowOfMonths('', chosen, names)} />
      <p className={sheet.soft}>{said.note}</p>
    </div>
  );
}
