import { useState } from 'react';
import type { KeptRecords } from '../../copy/opened-copy.ts';
import { mostKeptRows } from '../../copy/records.ts';
import type { ReadRequest } from '../reader/reader-messages.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './KeptSlips.module.css';

interface Props {
  readonly slips: KeptRecords;
  readonly years: ReadonlySet<string> | null;
  readonly onYears: (years: ReadRequest['years']) => void;
}

/** Says that the table does not hold all slips, and lets the person choose the years that it holds. */
export function KeptSlips({ slips: { kept, rowsByYear }, years, onYears }: Props) {
  const { words, formats } = useSpoken();
  const { slips: said } = words;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(years ?? new Set());
  const all = rowsByYear.reduce((sum, { rows }) => sum + rows, 0);
  const yearName = (year: string) => (year === '' ? said.noYear : formats.year(year));
  const chosenRows = rowsByYear.reduce((sum, { year, rows }) => sum + (chosen.has(year) ? rows : 0), 0);
  return (
    <div className={styles.kept}>
      <p>
        {years === null
          ? said.kept(formats.count(kept.rows), formats.count(all))
          : said.keptYears(formats.count(kept.rows), formats.list([...years].sort().map(yearName)))}
      </p>
      <details>
        <summary>{said.years}</summary>
        <fieldset>
          <legend className="visually-hidden">{said.years}</legend>
          <div className={styles.years}>
            {rowsByYear.map(({ year, rows }) => (
              <label key={year} className={styles.year}>
                <input
                  type="checkbox"
                  checked={chosen.has(year)}
                  onChange={() => {
                    const next = new Set(chosen);
                    if (!next.delete(year)) next.add(year);
                    setChosen(next);
                  }}
                />
                {said.yearRows(yearName(year), formats.count(rows))}
              </label>
            ))}
          </div>
        </fieldset>
        {chosenRows > mostKeptRows && <p className={sheet.soft}>{said.tooManyYears(formats.count(mostKeptRows))}</p>}
        <div className={sheet.actions}>
          <button
            type="button"
            aria-disabled={chosen.size === 0}
            onClick={() => chosen.size > 0 && onYears({ years: chosen, slips: chosenRows })}
          >
            {said.readYears}
          </button>
          {years !== null && (
            <button type="button" onClick={() => onYears(null)}>
              {said.readNewest}
            </button>
          )}
        </div>
      </details>
    </div>
  );
}
