import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { landing } from '../focus/keep-focus.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { CopyFacts } from './CopyFacts.tsx';
import { CopyMore } from './CopyMore.tsx';
import { DeleteExportButton } from './DeleteExportButton.tsx';
import { DoAgainButton } from './DoAgainButton.tsx';
import styles from './EndedCopy.module.css';
import { shownStatus } from './use-shown-status.ts';

const EndedCopyFields = graphql(`
  fragment EndedCopy on Export {
    id
    from
    to
    status
    expiresAt
    failure { code }
    ...CopyFacts
    ...CopyMore
  }
`);

interface Props {
  readonly of: FragmentType<typeof EndedCopyFields>;
  readonly onRemoved: () => void;
}

/** A copy without a file: why there is none, and what to do. */
export function EndedCopy({ of, onRemoved }: Props) {
  const language = useLanguage();
  const { words } = language;
  const copy = readFragment(EndedCopyFields, of);
  const days = daysOf(copy);
  const name = daysName(days, language);
  const failure = copy.failure && words.outcome.failures[copy.failure.code];
  return (
    <li className={styles.copy} data-export={copy.id}>
      <div className={styles.head}>
        <h3 className={styles.name} {...landing}>
          {name}
          <span className={styles.status}>{words.shelf.states[shownStatus(copy, Date.now())]}</span>
        </h3>
        <CopyFacts of={copy} isKept={false} />
        {failure && (
          <p className={styles.soft}>
            {failure.what} {failure.next}
          </p>
        )}
        <CopyMore of={copy} />
      </div>
      <div className={styles.actions}>
        <DoAgainButton days={days} />
        <DeleteExportButton id={copy.id} period={name} onRemoved={onRemoved} />
      </div>
    </li>
  );
}
