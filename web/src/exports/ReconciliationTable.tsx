import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import type { ReconciliationRowFragment } from '../../../client/__generated__/graphql.ts';
import { useLedgerNames } from '../names/use-ledger-names.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import styles from './ArchiveDetails.module.css';
import { reconciliationResult } from './reconciliation-result.ts';

const ReconciliationRow = graphql(`
  fragment ReconciliationRow on Reconciliation {
    methodCode
    openingBalance
    slipsTotal
    closingBalance
    difference
    firstDifferenceOn
  }
`);

/** Per method: opening balance + slips = closing balance, or the first difference. */
export function ReconciliationTable({ rows }: { readonly rows: readonly FragmentType<typeof ReconciliationRow>[] }) {
  const { words, formats } = useLanguage();
  const { details } = words;
  const columns = details.reconciliationColumns;
  const names = useLedgerNames();
  const yenOrUnknown = (amount: string | null | undefined) => (amount == null ? details.unknown : formats.yen(amount));
  if (rows.length === 0) return null;
  return (
    <section className={styles.part}>
      <h4>{details.reconciliation}</h4>
      <p className={styles.soft}>{details.reconciliationNote}</p>
      <div className={styles.wide} role="region" aria-label={details.reconciliation} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{columns.method}</th>
              <th scope="col" className={styles.number}>
                {columns.opening}
              </th>
              <th scope="col" className={styles.number}>
                {columns.slips}
              </th>
              <th scope="col" className={styles.number}>
                {columns.closing}
              </th>
              <th scope="col">{columns.result}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const one = readFragment(ReconciliationRow, row);
              return (
                <tr key={one.methodCode}>
                  <th scope="row" className={styles.name}>
                    <LedgerText>{names?.method(one.methodCode) ?? one.methodCode}</LedgerText>
                  </th>
                  <td className={styles.number}>{yenOrUnknown(one.openingBalance)}</td>
                  <td className={styles.number}>{formats.yen(one.slipsTotal)}</td>
                  <td className={styles.number}>{yenOrUnknown(one.closingBalance)}</td>
                  <td>
                    <Result of={one} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Result({ of }: { readonly of: ReconciliationRowFragment }) {
  const { words, formats } = useLanguage();
  const { details } = words;
  const result = reconciliationResult(of);
  switch (result.kind) {
    case 'agrees':
      return <span className={styles.good}>✓ {details.agrees}</span>;
    case 'differs':
      return (
        <span className={styles.bad}>
          {result.since === null
            ? details.differsSomewhere(formats.yen(result.by))
            : details.differs(formats.yen(result.by), formats.day(result.since))}
        </span>
      );
    case 'differs-on-the-way':
      return <span className={styles.bad}>{details.differsOnTheWay(formats.day(result.since))}</span>;
    case 'unknown':
      return <span className={styles.soft}>{details.unknown}</span>;
  }
}
