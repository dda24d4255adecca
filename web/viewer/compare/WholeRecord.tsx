import type { Difference } from '../../copy/differences.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import { AttributeName } from './AttributeName.tsx';
import { AttributeValue } from './AttributeValue.tsx';
import styles from './Compare.module.css';

interface Props {
  readonly difference: Difference;
  readonly names: LedgerNames;
}

/** The fields of a record that is in one copy only, apart from those that its head says. */
export function WholeRecord({ difference: { fields }, names }: Props) {
  const shown = fields.filter(
    ({ attribute, before, after }) => !saidAbove.has(attribute) && (after ?? before)?.trim() !== '',
  );
  if (shown.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {shown.map(({ attribute, before, after }) => (
        <div key={attribute}>
          <dt>
            <AttributeName>{attribute}</AttributeName>
          </dt>
          <dd>
            <AttributeValue attribute={attribute} text={after ?? before ?? ''} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const saidAbove = new Set(['entry', 'tgt_date', 'kind_nm', 'method_nm']);
