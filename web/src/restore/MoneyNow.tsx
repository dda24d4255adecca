import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { useLedgerNames } from '../names/use-ledger-names.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import part from './Restore.module.css';
import styles from './TableCounts.module.css';
import { useRestoreWords } from './use-restore-words.ts';

/** The money of each method in the days of the copy, as the last run read it back. */
export function MoneyNow({ outcome }: { readonly outcome: NonNullable<KnownRestoreFragment['outcome']> }) {
  const { formats } = useLanguage();
  const { money } = useRestoreWords();
  const names = useLedgerNames();
  if (outcome.money.length === 0) return null;
  return (
    <section className={part.part}>
      <h4>{money.readBack}</h4>
      <p className={part.soft}>{money.note}</p>
      <div className={styles.wide} role="region" aria-label={money.readBack} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{money.columns.method}</th>
              <th scope="col" className={styles.number}>
                {money.columns.slipsNow}
              </th>
              <th scope="col" className={styles.number}>
                {money.columns.balanceNow}
              </th>
            </tr>
          </thead>
          <tbody>
            {outcome.money.map(({ methodCode, slips, balance }) => (
              <tr key={methodCode} data-method={methodCode}>
                <th scope="row" className={styles.name}>
                  <LedgerText>{names?.method(methodCode) ?? methodCode}</LedgerText>
                </th>
                <td className={styles.number}>{formats.yen(slips)}</td>
                <td className={styles.number}>{balance === null ? money.none : formats.yen(balance)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {outcome.moneyLeftOut !== null && <p>{money.more(formats.count(outcome.moneyLeftOut))}</p>}
    </section>
  );
}
