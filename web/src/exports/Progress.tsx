import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { daysOf } from '../period/days.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useHasCome } from '../timing/use-has-come.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { overallFraction } from './overall-fraction.ts';
import styles from './Progress.module.css';
import { useCancelExport } from './use-cancel-export.ts';
import { useSpoken } from './use-spoken.ts';

const ProgressFields = graphql(`
  fragment Progress on Export {
    id
    from
    to
    status
    requestedAt
    progress { phase rowsRead bytesDone fraction }
  }
`);

/** A worker usually starts within seconds. After this time the page gives a reason. */
const longWaitMs = 30_000;

interface Props {
  readonly of: FragmentType<typeof ProgressFields>;
  /** Each phase is announced to screen readers. */
  readonly isSpoken: boolean;
}

/** The progress of an unfinished export, and the button that ends it. */
export function Progress({ of, isSpoken }: Props) {
  const { words, formats } = useLanguage();
  const { id, from, to, status, requestedAt, progress } = readFragment(ProgressFields, of);
  const { cancel, cancelling, error } = useCancelExport(id);
  const waitsLong = useHasCome(Date.parse(requestedAt) + longWaitMs) && status === 'REQUESTED';
  const phase = progress
    ? progress.phase === 'READING'
      ? words.progress.reading
      : words.progress.verifying
    : words.progress.requested;
  // Announced once for each phase, because the numbers below change every second.
  useSpoken(
    isSpoken ? (progress?.phase ?? 'WAITING') : undefined,
    words.about(daysName(daysOf({ from, to }), { words, formats }), phase),
  );
  return (
    <div className={styles.progress}>
      <p>{phase}</p>
      {waitsLong && <p className={styles.numbers}>{words.progress.waiting}</p>}
      <progress
        className={styles.bar}
        aria-label={words.progress.label}
        max={1}
        {...(progress ? { value: overallFraction(progress) } : {})}
      />
      <div className={styles.foot}>
        <p className={styles.numbers}>
          {progress &&
            `${words.progress.rows(formats.count(progress.rowsRead))}　${words.progress.bytes(formats.size(progress.bytesDone))}`}
        </p>
        <button
          type="button"
          aria-disabled={cancelling}
          onClick={() => {
            if (!cancelling) cancel();
          }}
        >
          {cancelling ? words.progress.cancelling : words.progress.cancel}
        </button>
      </div>
      {error !== undefined && <ApiNotice error={error} />}
    </div>
  );
}
