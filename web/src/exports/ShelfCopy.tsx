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
import { DownloadProblem } from './DownloadProblem.tsx';
import { useDownload } from './Exports.tsx';
import { FewerRecords } from './FewerRecords.tsx';
import { Progress } from './Progress.tsx';
import styles from './ShelfCopy.module.css';

const ShelfCopyFields = graphql(`
  fragment ShelfCopy on Export {
    id
    from
    to
    isSafetyCopy
    ...Progress
    ...FewerRecords
    ...CopyFacts
    ...CopyMore
  }
`);

interface Props {
  readonly of: FragmentType<typeof ShelfCopyFields>;
  readonly onRemoved: () => void;
}

/** A copy that can be taken from the shelf. */
export function ShelfCopy({ of, onRemoved }: Props) {
  const language = useLanguage();
  const { words } = language;
  const copy = readFragment(ShelfCopyFields, of);
  const { state, download } = useDownload(copy.id);
  const days = daysOf(copy);
  const name = daysName(days, language);
  return (
    <li className={styles.copy} data-export={copy.id}>
      <h3 className={styles.name} {...landing}>
        {name}
      </h3>
      <CopyFacts of={copy} isKept />
      <FewerRecords of={copy} />
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.take}
          aria-label={words.shelf.downloadOf(name)}
          aria-disabled={state.kind === 'asking'}
          onClick={download}
        >
          {words.download.button}
        </button>
        <DoAgainButton days={days} />
        {/* While it is kept, the restore that it was made for may be undone with it. */}
        {!copy.isSafetyCopy && <DeleteExportButton id={copy.id} period={name} onRemoved={onRemoved} />}
      </div>
      <DownloadProblem state={state} />
      <CopyMore of={copy} />
    </li>
  );
}

/** A copy that is being made, as another tab or device asked for it. */
export function CopyInTheMaking({ of }: { readonly of: FragmentType<typeof ShelfCopyFields> }) {
  const language = useLanguage();
  const copy = readFragment(ShelfCopyFields, of);
  return (
    <li className={styles.copy} data-export={copy.id}>
      <h3 className={styles.name} {...landing}>
        {daysName(daysOf(copy), language)}
      </h3>
      <CopyFacts of={copy} isKept={false} />
      <Progress of={copy} isSpoken={false} />
    </li>
  );
}
