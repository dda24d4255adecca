import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { OpenedCopy } from '../../copy/opened-copy.ts';
import { recordAt } from '../../copy/record-at.ts';
import { About } from '../opened/About.tsx';
import { verdictTitle } from '../opened/verdict-title.ts';
import { Amount } from '../views/Amount.tsx';
import { MonthTable } from '../views/MonthTable.tsx';
import { rowOfMonths, rowsByMonth } from '../views/month-rows.ts';
import type { FoundSlips } from '../views/use-found-slips.ts';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './PrintedCopy.module.css';

/** More would be a hundred sheets of paper. */
export const mostPrintedRows = 2_000;

interface Props {
  readonly copy: OpenedCopy;
  readonly names: LedgerNames;
  readonly found: FoundSlips;
}

/** What goes onto paper: the summary, the months, and the slips that are shown. It is made when the browser prints. */
export function PrintedCopy({ copy, names, found }: Props) {
  const { words, formats } = useSpoken();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser takes the page as it is when the event has been told.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    const { dataset } = document.documentElement;
    dataset['printsCopy'] = '';
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      delete dataset['printsCopy'];
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  if (!isPrinting) return null;
  const { columns } = words.slips;
  const rows = found.rows.subarray(0, mostPrintedRows);
  const isAll = rows.length === copy.slips.kept.rows + copy.slips.omitted;
  const all = found.isAll ? found.rows.length + copy.slips.omitted : found.rows.length;
  // Beside the frame, which is left out on paper.
  return createPortal(
    <div className={styles.printed} data-printed="">
      <h2>{words.about.heading}</h2>
      <p>{verdictTitle(copy, words)}</p>
      <About copy={copy} names={names} />
      <h2>{words.months.heading}</h2>
      <MonthTable
        label={words.months.heading}
        rows={rowsByMonth(copy.months, names)}
        total={rowOfMonths('', copy.months, names)}
      />
      <h2>{words.print.slips}</h2>
      {!found.isAll && <p>{words.print.filtered}</p>}
      <p>
        {isAll || rows.length === all
          ? words.print.all(formats.count(rows.length))
          : words.print.leftOut(formats.count(rows.length), formats.count(all))}
      </p>
      <table>
        <thead>
          <tr>
            {(['day', 'direction', 'kind', 'memo', 'method', 'value'] as const).map((column) => (
              <th key={column} scope="col" data-column={column}>
                {columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map((row) => {
            const slip = recordAt(copy.slips.kept, row);
            const direction = names.directionOf(slip.kindCode);
            return (
              <tr key={row}>
                <td>{formats.day(slip.day)}</td>
                <td>{words.directions[direction ?? 'unknown']}</td>
                <td>{names.kind(slip.kindCode)}</td>
                <td>{slip.memo}</td>
                <td>{names.method(slip.methodCode)}</td>
                <td data-column="value">
                  <Amount slip={slip} direction={direction} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
