import type { FragmentType } from '../../../client/__generated__/fragment-masking.ts';
import { readFragment } from '../../../client/__generated__/fragment-masking.ts';
import { graphql } from '../../../client/__generated__/gql.ts';
import { durationOf } from '../../../client/timing/time-left.ts';
import { daysOf } from '../period/days.ts';
import { ApiNotice } from '../shell/ApiNotice.tsx';
import { useHasCome } from '../timing/use-has-come.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { overallFraction, percentOf } from './overall-fraction.ts';
import styles from './Progress.module.css';
import { useCancelExport } from './use-cancel-export.ts';
import { useMakingLeft } from './use-making-left.ts';
import { useSpoken } from './use-spoken.ts';

export const ProgressFields = graphql(`
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
  /** One line: percent, bar and the button. */
  readonly isLine?: boolean;
}

/** The progress of an unfinished export, and the button that ends it. */
export function Progress({ of, isSpoken, isLine = false }: Props) {
  const { words, formats } = useLanguage();
  const { id, from, to, status, requestedAt, progress } = readFragment(ProgressFields, of);
  const { cancel, cancelling, error } = useCancelExport(id);
  const waitsLong = useHasCome(Date.parse(requestedAt) + longWaitMs) && status === 'REQUESTED';
  const fraction = progress ? overallFraction(progress) : undefined;
  const seconds = useMakingLeft(fraction);
  const left = seconds === undefined ? undefined : durationOf(seconds);
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
  const details = [
    progress && words.progress.rows(formats.count(progress.rowsRead)),
    left && words.progress.left(words.durations[left.unit](formats.count(left.count))),
  ].filter((part) => part !== undefined && part !== null);
  return (
    <div className={isLine ? styles.line : styles.making}>
      {!isLine && <p className={styles.phase}>{waitsLong ? words.progress.waiting : phase}</p>}
      <p className={styles.percent}>{fraction !== undefined && words.progress.percent(String(percentOf(fraction)))}</p>
      <progress
        className={styles.bar}
        aria-label={words.progress.label}
        max={1}
        {...(fraction !== undefined && { value: fraction })}
      />
      {!isLine && <p className={styles.numbers}>{details.join('　')}</p>}
      <button
        type="button"
        className={styles.cancel}
        aria-disabled={cancelling}
        onClick={() => {
          if (!cancelling) cancel();
        }}
      >
        {cancelling ? words.progress.cancelling : words.progress.cancel}
      </button>
      {error !== undefined && <ApiNotice error={error} />}
    </div>
  );
}
