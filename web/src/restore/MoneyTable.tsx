import type { RestoreMode } from '../../../client/__generated__/graphql.ts';
import type { Found } from '../../../client/restores/plan.ts';
import { moneyAfter } from '../../../client/restores/plan.ts';
import { useLedgerNames } from '../names/use-ledger-names.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import part from './Restore.module.css';
import styles from './TableCounts.module.css';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly found: Found;
  readonly mode: RestoreMode;
  /** Kinds are changed whose direction turns. The amounts go by the ledger's present directions. */
  readonly turnsKinds: boolean;
}

/** The money of each method now and after the present choice. */
export function MoneyTable({ found, mode, turnsKinds }: Props) {
  const { methods, methodsLeftOut, slipsWithoutEffect } = found;
  const { formats } = useLanguage();
  const { money } = useRestoreWords();
  const names = useLedgerNames();
  if (methods.length === 0 && slipsWithoutEffect === 0) return null;
  const yen = (amount: string | null) => (amount === null ? money.none : formats.yen(amount));
  const after = (now: string | null, then: string | null) => (
    <td className={`${styles.number ?? ''} ${now === then ? '' : (styles.changed ?? '')}`}>{yen(then)}</td>
  );
  const isUnchanged = methods.every((method) => {
    const { slips, balance } = moneyAfter(method, mode);
    return slips === method.slipsBefore && balance === method.balanceBefore;
  });
  return (
    <section className={part.part}>
      <h4>{money.heading}</h4>
      <p className={part.soft}>{isUnchanged && !turnsKinds ? money.unchanged : money.note}</p>
      {turnsKinds && <p>{money.withoutTurned}</p>}
      {slipsWithoutEffect > 0 && <p>{money.withoutEffect(formats.count(slipsWithoutEffect))}</p>}
      {!isUnchanged && (
        <div className={styles.wide} role="region" aria-label={money.heading} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{money.columns.method}</th>
                {(['slipsNow', 'slipsAfter', 'balanceNow', 'balanceAfter'] as const).map((column) => (
                  <th key={column} scope="col" className={styles.number}>
                    {money.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {methods.map((method) => {
                const { slips, balance } = moneyAfter(method, mode);
                return (
                  <tr key={method.methodCode} data-method={method.methodCode}>
                    <th scope="row" className={styles.name}>
                      <LedgerText>{names?.method(method.methodCode) ?? method.methodCode}</LedgerText>
                    </th>
                    <td className={styles.number}>{yen(method.slipsBefore)}</td>
                    {after(method.slipsBefore, slips)}
                    <td className={styles.number}>{yen(method.balanceBefore)}</td>
                    {after(method.balanceBefore, balance)}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {methodsLeftOut !== null && <p>{money.more(formats.count(methodsLeftOut))}</p>}
    </section>
  );
}
