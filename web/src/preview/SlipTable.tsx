import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import type { LedgerNames } from './ledger-names.ts';
import styles from './Preview.module.css';

const SlipRow = graphql(`
  fragment SlipRow on Slip {
    date
    kindCode
    methodCode
    value
    memo
  }
`);

interface Props {
  readonly rows: readonly FragmentType<typeof SlipRow>[];
  readonly names: LedgerNames;
  /** There are more than these. */
  readonly hasMore: boolean;
}

export function SlipTable({ rows, names, hasMore }: Props) {
  const { words, formats } = useLanguage();
  const { columns } = words.preview;
  const slips = rows.map((row) => readFragment(SlipRow, row));
  return (
    <section className={styles.part}>
      <h3>{words.preview.slips}</h3>
      {slips.length === 0 ? (
        <p className={styles.soft}>{words.preview.noSlips}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.date}</th>
              <th scope="col">{columns.kind}</th>
              <th scope="col" className={styles.wide}>
                {columns.method}
              </th>
              <th scope="col" className={styles.amount}>
                {columns.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {slips.map((slip, index) => (
              // Slips of one day may be equal in all that is shown; the list is replaced whole.
              <tr key={index}>
                <td className={styles.date}>{slip.date != null && formats.day(slip.date)}</td>
                <td>
                  <LedgerText>{names.kind(slip.kindCode ?? '')}</LedgerText>
                  <span className={styles.narrow}>
                    <LedgerText>{names.method(slip.methodCode ?? '')}</LedgerText>
                  </span>
                  {slip.memo != null && slip.memo.trim() !== '' && (
                    <span className={styles.memo}>
                      <LedgerText>{slip.memo}</LedgerText>
                    </span>
                  )}
                </td>
                <td className={styles.wide}>
                  <LedgerText>{names.method(slip.methodCode ?? '')}</LedgerText>
                </td>
                <td className={styles.amount}>{slip.value == null ? '' : formats.yen(slip.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasMore && <p className={styles.soft}>{words.preview.first(formats.count(slips.length))}</p>}
    </section>
  );
}
