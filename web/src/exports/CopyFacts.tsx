import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { useTimeUntil } from '../timing/use-time-until.ts';
import { useLanguage } from '../words/Language.tsx';
import { periodRows } from './archive-rows.ts';
import styles from './CopyFacts.module.css';

export const CopyFactsFields = graphql(`
  fragment CopyFacts on Export {
    id
    from
    to
    status
    requestedAt
    expiresAt
    isSafetyCopy
    archive {
      fileName
      sha256
      bytes
      entries { name rows }
    }
  }
`);

interface Props {
  readonly of: FragmentType<typeof CopyFactsFields>;
  /** Whether its file is still there. */
  readonly isKept: boolean;
}

/** When a copy was made, how much it holds, and how long its file stays. */
export function CopyFacts({ of, isKept }: Props) {
  const { words, formats } = useLanguage();
  const { archive, expiresAt, isSafetyCopy, requestedAt } = readFragment(CopyFactsFields, of);
  const { shelf } = words;
  return (
    <p className={styles.facts}>
      {isKept && expiresAt != null && <Left until={expiresAt} />}
      {isSafetyCopy && <span>{shelf.isSafetyCopy}</span>}
      <span>{shelf.made(formats.instant(requestedAt))}</span>
      {archive && <span>{shelf.rows(formats.count(periodRows(archive.entries)))}</span>}
      {archive && <span>{formats.size(archive.bytes)}</span>}
    </p>
  );
}

function Left({ until }: { readonly until: string }) {
  const { words, formats } = useLanguage();
  const { unit, count } = useTimeUntil(Date.parse(until));
  return (
    <span className={styles.left} data-soon={unit !== 'days'}>
      {words.shelf.left[unit](formats.count(count))}
      <span className="visually-hidden">{words.shelf.until(formats.instant(until))}</span>
    </span>
  );
}
