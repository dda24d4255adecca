import type { Difference } from '../../copy/differences.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import { AttributeName } from './AttributeName.tsx';
import { AttributeValue } from './AttributeValue.tsx';
import styles from './Compare.module.css';

interface Props {
  readonly difference: Difference;
  readonly names: LedgerNames;
}

/** Field by field, before and after. */
export function ChangedFields({ difference: { fields }, names }: Props) {
  const { compare: said } = useSpoken().words;
  const cell = (attribute: string, text: string | null) =>
    text === null ? (
      <span className={sheet.soft}>{said.absent}</span>
    ) : (
      <AttributeValue attribute={attribute} text={text} names={names} />
    );
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{said.field}</th>
          <th scope="col">{said.before}</th>
          <th scope="col">{said.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ attribute, before, after }) => (
          <tr key={attribute}>
            <th scope="row">
              <AttributeName>{attribute}</AttributeName>
            </th>
            <td>{cell(attribute, before)}</td>
            <td>{cell(attribute, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
