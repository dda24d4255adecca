import type { Found } from '../../../client/restores/plan.ts';
import { isAccountDir } from '../../../ledger/kinds.ts';
import { useLedgerNames } from '../names/use-ledger-names.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { LedgerText } from '../words/LedgerText.tsx';
import styles from './FoundFacts.module.css';
import { useRestoreWords } from './use-restore-words.ts';

interface Props {
  readonly found: Found;
  readonly acceptsContradictedKeys: boolean;
}

/** The kind and the days of the copy, and everything about it that a person should know before they choose. */
export function FoundFacts({ found, acceptsContradictedKeys }: Props) {
  const language = useLanguage();
  const { formats } = language;
  const { found: words } = useRestoreWords();
  const notes = [
    found.isOfAnotherOwner && words.anotherOwner,
    found.salvaged && words.salvaged,
    found.kind === 'LEGACY' && words.legacy,
    found.unwritable > 0 && words.unwritable(formats.count(found.unwritable)),
    acceptsContradictedKeys && words.contradictedAccepted,
  ].filter((note) => note !== false);
  return (
    <>
      <p className={styles.facts}>
        <span>{words.kinds[found.kind]}</span>
        <span>
          {words.days} <strong>{daysName(found.everything ? 'everything' : daysOf(found), language)}</strong>
        </span>
        {found.requestedAt !== null && (
          <span>
            {words.made} {formats.instant(found.requestedAt)}
          </span>
        )}
      </p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {found.turnedKinds.length > 0 && <TurnedKinds kinds={found.turnedKinds} leftOut={found.turnedKindsLeftOut} />}
    </>
  );
}

function TurnedKinds({ kinds, leftOut }: { readonly kinds: Found['turnedKinds']; readonly leftOut: number | null }) {
  const { formats } = useLanguage();
  const { found: words } = useRestoreWords();
  const names = useLedgerNames();
  const direction = (code: string | null) => words.directions[isAccountDir(code) ? code : 'unknown'];
  return (
    <div className={styles.notes}>
      <h4>{words.turnedHeading}</h4>
      <ul>
        {kinds.map(({ kindCode, here, inCopy }) => (
          <li key={kindCode}>
            <strong>
              <LedgerText>{names?.kind(kindCode) ?? kindCode}</LedgerText>
            </strong>{' '}
            {words.turned(direction(here), direction(inCopy))}
          </li>
        ))}
      </ul>
      {leftOut !== null && <p>{words.moreTurned(formats.count(leftOut))}</p>}
      <p>{words.turnedMeans}</p>
    </div>
  );
}
