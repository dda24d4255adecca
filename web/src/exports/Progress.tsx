import type { FragmentType } from '../../__generated__/fragment-masking.ts';
import { readFragment } from '../../__generated__/fragment-masking.ts';
import { graphql } from '../../__generated__/gql.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useLanguage } from '../words/Language.tsx';
import { overallFraction } from './overall-fraction.ts';
import styles from './Progress.module.css';
import { useCancelExport } from './use-cancel-export.ts';

const ProgressFields = graphql(`
  fragment Progress on Export {
    id
    progress { phase rowsRead bytesDone fraction }
  }
`);

/** How far an export that has not ended has come, and the button that ends it. */
export function Progress({ of }: { readonly of: FragmentType<typeof ProgressFields> }) {
  const { words, formats } = useLanguage();
  const { id, progress } = readFragment(ProgressFields, of);
  const { cancel, cancelling, error } = useCancelExport(id);
  const phase = progress ? (progress.phase === 'READING' ? words.progress.reading : words.progress.verifying) : words.progress.requested;
  return (
    <div className={styles.progress}>
      {/* Spoken once for each phase: the numbers below change every second. */}
      <p role="status">{phase}</p>
      <progress className={styles.bar} aria-label={words.progress.label} max={1} {...(progress ? { value: overallFraction(progress) } : {})} />
      <div className={styles.foot}>
        <p className={styles.numbers}>
          {progress && `${words.progress.rows(formats.count(progress.rowsRead))}　${words.progress.bytes(formats.size(progress.bytesDone))}`}
        </p>
        <button type="button" aria-disabled={cancelling} onClick={() => { if (!cancelling) cancel(); }}>
          {cancelling ? words.progress.cancelling : words.progress.cancel}
        </button>
      </div>
      {error !== undefined && <ApiNotice error={error} />}
    </div>
  );
}
