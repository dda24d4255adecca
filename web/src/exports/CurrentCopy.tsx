import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { CopyFacts, CopyFactsFields } from './CopyFacts.tsx';
import { CopyMore } from './CopyMore.tsx';
import styles from './CurrentCopy.module.css';
import { DeleteExportButton } from './DeleteExportButton.tsx';
import { useShownStatus } from './use-shown-status.ts';

const CurrentCopyFields = graphql(`
  fragment CurrentCopy on Export {
    id
    from
    to
    ...CopyFacts
    ...CopyMore
  }
`);

interface Props {
  readonly of: FragmentType<typeof CurrentCopyFields>;
  readonly onRemoved: () => void;
}

/** What the shelf says of a copy, for one that is shown beside the figures and therefore not on the shelf. */
export function CurrentCopy({ of, onRemoved }: Props) {
  const language = useLanguage();
  const copy = readFragment(CurrentCopyFields, of);
  if (useShownStatus(readFragment(CopyFactsFields, copy)) !== 'READY') return null;
  return (
    <div className={styles.copy}>
      <div className={styles.head}>
        <CopyFacts of={copy} isKept />
        <DeleteExportButton id={copy.id} period={daysName(daysOf(copy), language)} onRemoved={onRemoved} />
      </div>
      <CopyMore of={copy} />
    </div>
  );
}
