import { useState } from 'react';
import type { DatasetName } from '../../../ledger/datasets.ts';
import type { Difference, DifferenceKind } from '../../copy/differences.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import sheet from '../shell/Sheet.module.css';
import { useSpoken } from '../words/Spoken.tsx';
import { ChangedFields } from './ChangedFields.tsx';
import styles from './Compare.module.css';
import { DifferenceHead } from './DifferenceHead.tsx';
import { WholeRecord } from './WholeRecord.tsx';

interface Props {
  readonly table: DatasetName;
  readonly kind: DifferenceKind;
  /** Of all. The list holds the first ones. */
  readonly count: number;
  readonly differences: readonly Difference[];
  readonly names: LedgerNames;
}

/** The records of one kind of difference. A short list is open. */
export function DifferenceList({ table, kind, count, differences, names }: Props) {
  const { words, formats } = useSpoken();
  const { compare: said } = words;
  const [isOpen, setOpen] = useState(count <= shortList);
  const label = said.list(said.kinds[kind], formats.count(count));
  const shown = differences.length;
  return (
    <details className={styles.details} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && (
        <>
          {count > shown && (
            <p className={sheet.soft}>
              {said.first(formats.count(shown), formats.count(count), formats.count(count - shown))}
            </p>
          )}
          {/* The list scrolls inside itself. It can take the focus, so that the keyboard can scroll it. */}
          <ul className={styles.records} tabIndex={0} aria-label={`${said.tables[table]}: ${label}`} data-kind={kind}>
            {differences.map((difference) => (
              <li key={difference.key} className={styles.record}>
                <DifferenceHead {...{ table, kind, names }} recordKey={difference.key} />
                {kind === 'changed' ? (
                  <ChangedFields difference={difference} names={names} />
                ) : (
                  <WholeRecord difference={difference} names={names} />
                )}
                {difference.moreFields > 0 && (
                  <p className={sheet.soft}>{said.moreFields(formats.count(difference.moreFields))}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

const shortList = 20;
