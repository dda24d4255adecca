import { isoDay } from '../../../ledger/day.ts';
import { isZeroDecimal } from '../../../ledger/money.ts';
import type { MethodReconciliation } from '../../../ledger/reconciliation.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { MoneyProof } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';

/** Per method: opening balance and slips make the closing balance, or the first day on which they do not. */
export function MoneyProofTable({ proof, names }: { readonly proof: MoneyProof; readonly names: LedgerNames }) {
  const { words, formats } = useSpoken();
  const { proof: said } = words;
  const { methods, slipsOfUnknownKind } = proof.reconciliation;
  const columns = said.moneyColumns;
  const yen = (balance: MethodReconciliation['opening']) => (balance ? formats.yen(balance.value) : '–');
  return (
    <>
      {methods === null ? (
        <p>{said.tooManyMethods}</p>
      ) : (
        // A region that scrolls must be a stop for the Tab key.
        <div className={sheet.wide} role="region" aria-label={said.money} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.method}</th>
                {[columns.opening, columns.slips, columns.closing].map((name) => (
                  <th key={name} scope="col" className={sheet.number}>
                    {name}
                  </th>
                ))}
                <th scope="col" className={sheet.afterNumber}>
                  {columns.result}
                </th>
              </tr>
            </thead>
            <tbody>
              {methods.map((method) => (
                <tr key={method.methodCode}>
                  <th scope="row" className={sheet.name}>
                    <HouseholdText>{names.method(method.methodCode)}</HouseholdText>
                  </th>
                  <td className={sheet.number}>{yen(method.opening)}</td>
                  <td className={sheet.number}>{formats.yen(method.slipsTotal)}</td>
                  <td className={sheet.number}>{yen(method.closing)}</td>
                  <td className={sheet.afterNumber}>
                    <Result method={method} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {slipsOfUnknownKind > 0 && <p>{said.unknownKinds(formats.count(slipsOfUnknownKind))}</p>}
      <p className={proof.isAsInManifest ? sheet.good : sheet.bad}>
        {proof.isAsInManifest ? `✓ ${said.asInManifest}` : said.notAsInManifest}
      </p>
    </>
  );
}

function Result({ method: { difference, firstDifferenceOn, closing } }: { readonly method: MethodReconciliation }) {
  const { words, formats } = useSpoken();
  const { proof: said } = words;
  if (firstDifferenceOn !== null) {
    const day = formats.day(isoDay(firstDifferenceOn));
    const isLasting = difference !== null && !isZeroDecimal(difference);
    return (
      <span className={sheet.bad}>
        {isLasting ? said.differs(formats.yen(difference), day) : said.differsOnTheWay(day)}
      </span>
    );
  }
  if (closing === null) return <span className={sheet.soft}>{said.unknown}</span>;
  return <span className={sheet.good}>✓ {said.agrees}</span>;
}
