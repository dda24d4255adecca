import { useEffect, useId, useRef } from 'react';
import type { LedgerNames } from '../../copy/ledger-names.ts';
import type { ShownRecord } from '../../copy/record-at.ts';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';
import { Amount } from './Amount.tsx';
import styles from './SlipDialog.module.css';

interface Props {
  readonly slip: ShownRecord;
  readonly names: LedgerNames;
  readonly onClose: () => void;
}

/** All of one slip: a table cuts a long memo off. The browser gives the focus back when it closes. */
export function SlipDialog({ slip, names, onClose }: Props) {
  const { words, formats } = useSpoken();
  const { slips: said } = words;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const direction = names.directionOf(slip.kindCode);
  const facts = [
    [said.columns.day, formats.day(slip.day)],
    [said.columns.direction, words.directions[direction ?? 'unknown']],
    [said.columns.kind, <HouseholdText key="kind">{names.kind(slip.kindCode)}</HouseholdText>],
    [said.columns.method, <HouseholdText key="method">{names.method(slip.methodCode)}</HouseholdText>],
    [said.columns.value, <Amount key="value" slip={slip} direction={direction} />],
    [said.columns.memo, <HouseholdText key="memo">{slip.memo}</HouseholdText>],
    [said.id, <code key="id">{slip.id}</code>],
  ] as const;
  return (
    // A press beside the sheet closes it too; Escape and the button do so for the keyboard.
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-heading`}
      className={styles.dialog}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className={styles.content}>
        <h2 id={`${id}-heading`}>{said.record}</h2>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <button type="button" onClick={() => dialog.current?.close()}>
          {said.close}
        </button>
      </div>
    </dialog>
  );
}
