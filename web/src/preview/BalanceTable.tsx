import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import type { LedgerNames } from './ledger-names.ts';
import styles from './Preview.module.css';

const BalanceRow = graphql(`
  fragment BalanceRow on Balance {
    date
    methodCode
    value
  }
`);

interface Props {
  readonly rows: readonly FragmentType<typeof BalanceRow>[];
  readonly names: LedgerNames;
  /** There are more than these. */
  readonly hasMore: boolean;
}

export function BalanceTable({ rows, names, hasMore }: Props) {
  const { words, formats } = useLanguage();
  const { columns } = words.preview;
  const balances = rows.map((row) => readFragment(BalanceRow, row));
  return (
    <section className={styles.part}>
      <h3>{words.preview.balances}</h3>
      {balances.length === 0 ? (
        <p className={styles.soft}>{words.preview.noBalances}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.date}</th>
              <th scope="col">{columns.method}</th>
              <th scope="col" className={styles.amount}>
                {columns.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {balances.map((balance, index) => (
              // What is odd in a record is null, so two may be equal in all that is shown; the list is replaced whole.
              <tr key={index}>
                <td className={styles.date}>{balance.date != null && formats.day(balance.date)}</td>
                <td>
                  <LedgerText>{names.method(balance.methodCode ?? '')}</LedgerText>
                </td>
                <td className={styles.amount}>{balance.value == null ? '' : formats.yen(balance.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasMore && <p className={styles.soft}>{words.preview.first(formats.count(balances.length))}</p>}
    </section>
  );
}
