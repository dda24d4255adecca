import type { KnownRestoreFragment } from '../../../client/__generated__/graphql.ts';
import { durationOf } from '../../../client/timing/time-left.ts';
import progressStyles from '../exports/Progress.module.css';
import { useSpoken } from '../exports/use-spoken.ts';
import { landing } from '../focus/keep-focus.ts';
import { Live } from '../shell/Live.tsx';
import { useLanguage } from '../words/Language.tsx';
import styles from './AtWork.module.css';
import part from './Restore.module.css';
import { RestoreNotice } from './RestoreNotice.tsx';
import { useRestoreRequest } from './Restores.tsx';
import { useRestoreWords } from './use-restore-words.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

interface Props {
  readonly restore: KnownRestoreFragment;
  readonly status: 'SAVING' | 'APPLYING' | 'VERIFYING' | 'STOPPING' | 'UNDOING';
}

const steps = ['SAVING', 'APPLYING', 'VERIFYING'] as const;

/** A run makes the safety copy, writes, reads back, undoes or stops. */
export function AtWork({ restore: { id, progress }, status }: Props) {
  const { formats, words: page } = useLanguage();
  const words = useRestoreWords();
  const { isBusy, error, send } = useRestoreRequest(id);
  const heading = words.work.headings[status];
  const step = steps.findIndex((one) => one === status);
  const total = progress?.total;
  const seconds = useSecondsLeft(status, progress);
  // While the table is slow, its past speed tells nothing.
  const left = seconds === undefined || progress?.isSlow === true ? undefined : durationOf(seconds);
  useSpoken(`${id} ${status}`, heading);
  return (
    <section className={part.part}>
      <h3 {...landing}>{heading}</h3>
      {step >= 0 && (
        <ol className={styles.steps} aria-label={words.work.stepsLabel}>
          {steps.map((one, place) => (
            <li
              key={one}
              className={styles.step}
              aria-current={place === step ? 'step' : undefined}
              data-done={place < step}
            >
              {words.work.steps[one]}
              {place < step && <span className="visually-hidden">{words.work.done}</span>}
            </li>
          ))}
        </ol>
      )}
      <div className={progressStyles.progress}>
        <progress
          className={progressStyles.bar}
          aria-label={words.work.label}
          max={total ?? 1}
          {...(progress && total != null && status !== 'STOPPING' && { value: Math.min(progress.done, total) })}
        />
        <div className={progressStyles.foot}>
          <p className={progressStyles.numbers}>
            {progress &&
              total != null &&
              words.rows(formats.count(Math.min(progress.done, total)), formats.count(total))}
            {left && `　${words.work.left(page.durations[left.unit](formats.count(left.count)))}`}
          </p>
          {status !== 'STOPPING' && (
            <button type="button" aria-disabled={isBusy} onClick={() => send((api) => api.stop(id))}>
              {isBusy ? words.work.stopping : words.work.stop}
            </button>
          )}
        </div>
      </div>
      <Live>{progress?.isSlow === true && <p>{words.work.slow}</p>}</Live>
      <p className={part.soft}>{status === 'STOPPING' ? words.work.stoppingMeans : words.work.mayClose}</p>
      {error !== undefined && <RestoreNotice error={error} />}
    </section>
  );
}
