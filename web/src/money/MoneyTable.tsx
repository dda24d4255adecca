import { subtractDecimals } from '../../../ledger/money.ts';
import type { MonthFigures } from '../months/ledger-figures.ts';
import { useLanguage } from '../words/Language.tsx';
import { moneyWords } from './all-money-words.ts';
import type { MoneyPoint } from './chart-points.ts';
import { pointOf } from './chart-points.ts';
import styles from './Money.module.css';

/** Every figure of the chart, exactly: the newest year first, with its sum above its months, and the sum of all. */
export function MoneyTable({ months }: { readonly months: readonly MonthFigures[] }) {
  const { language, formats } = useLanguage();
  const words = moneyWords[language];
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  return (
    // A region that scrolls must be a stop for the Tab key.
    <div className={styles.scroll} role="region" aria-label={words.table} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[words.month, words.income, words.expense, words.rest].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {years.toReversed().map((year) => {
          const ofYear = months.filter(({ month }) => month.startsWith(`${year}-`));
          return (
            <tbody key={year}>
              {years.length > 1 && (
                <tr className={styles.sum}>
                  <th scope="row">{words.ofYear(String(Number(year)))}</th>
                  <Cells of={pointOf(year, ofYear)} />
                </tr>
              )}
              {ofYear.map((month) => (
                <tr key={month.month}>
                  <th scope="row">{formats.month(month.month)}</th>
                  <Cells of={pointOf(month.month, [month])} />
                </tr>
              ))}
            </tbody>
          );
        })}
        <tfoot>
          <tr className={styles.sum}>
            <th scope="row">{words.total}</th>
            <Cells of={pointOf('', months)} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cells({ of: { income, expense } }: { readonly of: MoneyPoint }) {
  const { formats } = useLanguage();
  const rest = subtractDecimals(income, expense);
  return (
    <>
      <td>{formats.yen(income)}</td>
      <td>{formats.yen(expense)}</td>
      <td data-negative={rest.startsWith('-')}>{formats.yen(rest)}</td>
    </>
  );
}
