import type { DatasetName } from '../../../ledger/datasets.ts';
import { dayOfKey, dayOfKeyLength, isoDay } from '../../../ledger/day.ts';
import { kindCodeOf } from '../../../ledger/kinds.ts';
import type { DifferenceKind } from '../../copy/differences.ts';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import styles from './Compare.module.css';

interface Props {
  readonly table: DatasetName;
  readonly kind: DifferenceKind;
  readonly recordKey: string;
  readonly names: LedgerNames;
}

/** A record by its day and the name of its kind or method. A key of another form is its own name. */
export function DifferenceHead({ table, kind, recordKey, names }: Props) {
  const { formats } = useSpoken();
  const { day, name } = recordName(table, recordKey, names);
  return (
    <p className={styles.head}>
      <span aria-hidden="true" className={styles.sign}>
        {signs[kind]}
      </span>
      {day !== undefined && <span>{formats.day(isoDay(day))}</span>}
      <strong>
        <HouseholdText>{name}</HouseholdText>
      </strong>
    </p>
  );
}

function recordName(table: DatasetName, key: string, names: LedgerNames) {
  if (table === 'kinds') return { day: undefined, name: names.kind(key) };
  if (table === 'methods') return { day: undefined, name: names.method(key) };
  const day = dayOfKey(key);
  if (day === undefined) return { day, name: key };
  const rest = key.slice(dayOfKeyLength);
  return { day, name: (table === 'slips' ? names.kind(kindCodeOf(rest)) : names.method(rest)) || key };
}

const signs: Readonly<Record<DifferenceKind, string>> = { added: '＋', changed: '≠', gone: '－' };
