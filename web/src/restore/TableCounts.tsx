import type { Found } from '../../../client/restores/plan.ts';
import type { DatasetName } from '../../../ledger/datasets.ts';
import { useLanguage } from '../words/Language.tsx';
import part from './Restore.module.css';
import styles from './TableCounts.module.css';
import { useRestoreWords } from './use-restore-words.ts';

/** The counts, in the order of the columns. Each row of the file is in exactly one of added, changed, same and refused. */
const counts = ['rows', 'added', 'changed', 'same', 'refused', 'onlyHere'] as const;

/** Per table, how the copy and the ledger differ. */
export function TableCounts({ found: { tables } }: { readonly found: Found }) {
  const { formats } = useLanguage();
  const { found: words } = useRestoreWords();
  const number = (value: number, key: string) => (
    <td key={key} className={styles.number} data-zero={value === 0}>
      {formats.count(value)}
    </td>
  );
  return (
    <>
      <div className={styles.wide} role="region" aria-label={words.tablesHeading} tabIndex={0}>
        <table>
          <caption className="visually-hidden">{words.tablesHeading}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.table}</th>
              {counts.map((count) => (
                <th key={count} scope="col" className={styles.number}>
                  {words.columns[count]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.map((table) => (
              <tr key={table.table} data-table={table.table}>
                <th scope="row" className={styles.name}>
                  {words.tables[table.table as DatasetName]}
                </th>
                {counts.map((count) => number(table[count], count))}
              </tr>
            ))}
            <tr className={styles.total}>
              <th scope="row" className={styles.name}>
                {words.total}
              </th>
              {counts.map((count) =>
                number(
                  tables.reduce((sum, table) => sum + table[count], 0),
                  count,
                ),
              )}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={part.soft}>{words.onlyHereMeans}</p>
    </>
  );
}
